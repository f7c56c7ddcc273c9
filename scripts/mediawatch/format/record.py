"""A mapping of YAML is read by a table of fields: what is well is kept, what is missing, wrong or unknown is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mediawatch.format.fields import Field
from mediawatch.format.frontmatter import Tree


class Fault(Enum):
    """What can be wrong with a key."""

    MISSING = auto()
    WRONG = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key that does not fit. `path` leads to it as in `YamlText.lines`; an unknown one has no field."""

    fault: Fault
    path: str
    field: Field | None = None

    @property
    def key(self) -> str:
        """The key itself."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Record:
    """What a mapping holds: values by the name of their field, other keys, and what does not fit."""

    values: Mapping[str, Any]
    extra: tuple[tuple[str, object], ...] = ()
    misfits: tuple[Misfit, ...] = field(default=())

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing or wrong."""
        return all(one.fault is Fault.UNKNOWN for one in self.misfits)


def read_record(tree: Tree, fields: tuple[Field, ...], path: str = "") -> Record:
    """Read a mapping. A field that is missing or wrong has its default among the values."""
    mapping = tree if isinstance(tree, dict) else {}
    known = {one.key for one in fields}
    values: dict[str, Any] = {}
    misfits = [Misfit(Fault.UNKNOWN, path + key) for key in mapping if key not in known]
    for one in fields:
        values[one.name] = one.default
        if one.key not in mapping:
            misfits += _missing(one, path)
        elif one.many:
            tree_of = mapping[one.key]
            rows: list[Tree] = tree_of if isinstance(tree_of, list) else []
            inner = [read_record(row, one.fields, f"{path}{one.key}.{at}.") for at, row in enumerate(rows)]
            values[one.name] = tuple(inner)
            for at, (row, record) in enumerate(zip(rows, inner, strict=True)):
                whole = isinstance(row, dict)
                misfits += record.misfits if whole else [Misfit(Fault.WRONG, f"{path}{one.key}.{at}", one)]
            misfits += [] if rows else [Misfit(Fault.WRONG, path + one.key, one)]
        elif one.fields:
            inner = mapping[one.key]
            values[one.name] = record = read_record(inner, one.fields, f"{path}{one.key}.")
            misfits += record.misfits if isinstance(inner, dict) else [Misfit(Fault.WRONG, path + one.key, one)]
        else:
            try:
                values[one.name] = _adapter(one).validate_python(mapping[one.key])
            except ValidationError as error:
                places = {".".join(map(str, (path + one.key, *problem["loc"]))) for problem in error.errors()}
                misfits += [Misfit(Fault.WRONG, place, one) for place in sorted(places)]
    extra = tuple((key, value) for key, value in mapping.items() if key not in known)
    return Record(values, extra, tuple(misfits))


def _missing(one: Field, path: str) -> Iterator[Misfit]:
    if one.required:
        yield Misfit(Fault.MISSING, path + one.key, one)


@cache
def _adapter(one: Field) -> TypeAdapter[object]:
    return TypeAdapter(one.kind.annotation)
