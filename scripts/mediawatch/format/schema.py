"""JSON Schemas of front matter and source dictionary, for editors of files; made from the tables of fields."""

from typing import Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Described

from mediawatch.format.fields import ISSUE_FIELDS, SOURCE_FIELDS, Field


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema of an issue's front matter."""
    return _model("Issue", "一期", ISSUE_FIELDS, "一期文件开头两行 --- 之间的资料。", "allow").model_json_schema()


def sources_schema() -> dict[str, Any]:
    """Return the JSON Schema of the source dictionary."""
    entry = _model("Source", "来源", SOURCE_FIELDS, "来源字典的一条。", "forbid")
    settings = ConfigDict(extra="forbid", title="来源字典")
    values: dict[str, Any] = {"sources": (tuple[entry, ...], ...)}
    return create_model("Sources", __config__=settings, __doc__="来源字典。", **values).model_json_schema()


def _model(name: str, title: str, fields: tuple[Field, ...], explained: str, extra: Any) -> type[BaseModel]:
    values: dict[str, Any] = {one.key: (_annotation(one), _described(one)) for one in fields}
    return create_model(name, __config__=ConfigDict(extra=extra, title=title), __doc__=explained, **values)


def _annotation(one: Field) -> Any:
    record = one.fields and _model(one.key.title(), one.label, one.fields, f"{one.label}。", "allow")
    held: Any = (tuple[record, ...] if one.many else record) if record else one.kind.annotation
    return held if one.required or one.default is not None else held | None


def _described(one: Field) -> Any:
    return Described(... if one.required else one.default, description=one.note)
