"""JSON Schemas of front matter and dictionaries, for editors of files; made from the tables of fields."""

from typing import Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Described

from mediawatch.format.dictionary_fields import SOURCES, TOPICS
from mediawatch.format.fields import ISSUE_FIELDS, Field


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema of an issue's front matter."""
    return _model("Issue", "一期", ISSUE_FIELDS, "一期文件开头两行 --- 之间的资料。", "allow").model_json_schema()


def sources_schema() -> dict[str, Any]:
    """Return the JSON Schema of the source dictionary."""
    return _dictionary_schema("Source", SOURCES)


def topics_schema() -> dict[str, Any]:
    """Return the JSON Schema of the dictionary of topics."""
    return _dictionary_schema("Topic", TOPICS)


def _dictionary_schema(name: str, whole: Field) -> dict[str, Any]:
    title = f"{whole.label}字典"
    entry = _model(name, whole.label, whole.fields, f"{title}的一条。", "forbid")
    settings = ConfigDict(extra="forbid", title=title)
    values: dict[str, Any] = {whole.key: (tuple[entry, ...], ...)}
    return create_model(f"{name}s", __config__=settings, __doc__=f"{title}。", **values).model_json_schema()


def _model(name: str, title: str, fields: tuple[Field, ...], explained: str, extra: Any) -> type[BaseModel]:
    values: dict[str, Any] = {one.key: (_annotation(one), _described(one)) for one in fields}
    return create_model(name, __config__=ConfigDict(extra=extra, title=title), __doc__=explained, **values)


def _annotation(one: Field) -> Any:
    record = one.fields and _model(one.key.title(), one.label, one.fields, f"{one.label}。", "allow")
    held: Any = (tuple[record, ...] if one.many else record) if record else one.kind.annotation
    return held if one.required or one.default is not None else held | None


def _described(one: Field) -> Any:
    return Described(... if one.required else one.default, description=one.note)
