"""One entry of a dictionary. What has one right answer is a finding, and is read as it was meant.

Else a slip in a name's entry would make a finding of every article that uses the name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from mediawatch.addresses import host_of
from mediawatch.archive import codes
from mediawatch.format.fields import Field
from mediawatch.format.frontmatter import Tree
from mediawatch.format.record import Fault, read_record
from mediawatch.model import Edit, EntryStatus, Finding

_LISTS = ("aliases", "domains")
_BETWEEN = re.compile(r"[，、,;；]")
_NOT_PLAIN = re.compile(r"[\[\]{}#&*!|>%@`\"':?-]")
"""What a value of YAML may need quotes for."""
_STATUSES = {
    EntryStatus.RETIRED: re.compile(r"(?:已经?)?(?:停[用刊办更播运]|关停)[了中]?"),
    EntryStatus.ACTIVE: re.compile(r"(?:已经?)?(?:启用|在用|使用)[了中]?|正常"),
}
"""How else people say that an entry is no more in use, or is."""
_NO_DOMAIN = re.compile(r"[\s/:@?#]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says: values by the name of their field, its line, and the lines of its keys."""

    values: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]


def name_dictionary(whole: Field) -> str:
    """Return what messages call the dictionary that is a list of these entries."""
    return f"{whole.label}字典"


def read_entry(
    row: Tree, at: Mapping[str, int], line: int, path: str, whole: Field
) -> tuple[Entry | None, tuple[Finding, ...]]:
    """Read an entry; of a faulty one what is well is kept, and without what it must have it is None.

    `at` are the lines of its keys (`domains.0` for an item of a list), `line` is that of the entry.
    """
    dictionary = name_dictionary(whole)
    if not isinstance(row, dict):
        return None, (codes.BAD_ENTRY.at(path, line, f"{dictionary}的条目没有 name", "每一条以 - name: 开头"),)
    keys = tuple(field.key for field in whole.fields)
    findings: list[Finding] = []
    values: dict[str, Tree] = {}
    lines = dict(at)
    for written, value in row.items():
        key = written if written in keys else _meant_key(written, row, keys)
        if key != written:
            findings.append(_unknown(written, key, keys, at.get(written, line), path))
        if key:
            lines[key] = at.get(written, line)
            values[key] = value
    for key in _LISTS:
        if key in values:
            values[key], odd = _read_list(key, values[key])
            for place, old, right in odd:
                findings.append(_wrong(dictionary, key, lines.get(place, lines[key]), old, right, path))
    if (written := values.get("status")) and (meant := _meant_status(written)):
        values["status"] = meant
        findings.append(_wrong(dictionary, "status", lines["status"], str(written), meant, path))
    record = read_record(values, whole.fields)
    for one in record.misfits:
        where = lines.get(one.path, lines.get(one.path.partition(".")[0], line))
        if one.field is not None:
            missing = one.fault is Fault.MISSING
            message = (
                f"{dictionary}的条目缺少 {one.field.key}" if missing else f"{dictionary}里 {one.field.key} 的值不对"
            )
            findings.append(codes.BAD_ENTRY.at(path, where, message, one.field.expected))
    known = all(record.values[field.name] for field in whole.fields if field.required)
    return Entry(record.values, line, lines) if known else None, tuple(findings)


def _meant_key(written: str, row: Mapping[str, Tree], keys: tuple[str, ...]) -> str:
    """Return the key that an unknown one is nearly written as, where that is not there; else nothing."""
    near = get_close_matches(written.lower(), keys, 1, 0.75)
    return near[0] if near and near[0] not in row else ""


def _meant_status(written: Tree) -> str:
    """Return the status that other words say, or nothing."""
    words = "" if not isinstance(written, str) or written in set(EntryStatus) else written
    return next((status.value for status, others in _STATUSES.items() if others.fullmatch(words)), "")


def _unknown(written: str, key: str, keys: tuple[str, ...], line: int, path: str) -> Finding:
    hint = f"改成“{key}”" if key else f"检查拼写；能用的有：{'、'.join(keys)}"
    edits = (Edit(line, f"{written}:", f"{key}:"),) if key else ()
    return codes.UNKNOWN_KEY.at(path, line, f"不认识“{written}”", hint, quoted=written, edits=edits)


def _wrong(dictionary: str, key: str, line: int, old: str, right: str, path: str) -> Finding:
    message = f"{dictionary}里 {key} 的值不对"
    return codes.BAD_ENTRY.at(path, line, message, f"写成 {right}", quoted=old, edits=(Edit(line, old, right),))


def _read_list(key: str, value: Tree) -> tuple[Tree, list[tuple[str, str, str]]]:
    """Return a list as it was meant, and what was not written so: where, how, and how it should be."""
    if isinstance(value, str):
        names = list(_items(key, value))
        return ([*names], [(key, value, f"[{', '.join(names)}]")]) if names else (value, [])
    if not isinstance(value, list) or key != "domains":
        return value, []
    domains: list[Tree] = []
    odd: list[tuple[str, str, str]] = []
    for place, item in enumerate(value):
        items = list(_items(key, item)) if isinstance(item, str) else []
        if items and items != [item]:
            odd.append((f"{key}.{place}", str(item), ", ".join(items)))
        domains += items or [item]
    return domains, odd


def _items(key: str, text: str) -> Iterator[str]:
    """Yield the items of a list that was written as one text; none where one of them is not certain."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if key == "domains":
        parts = [_domain(part) for part in parts]
    if all(part and not (key != "domains" and _NOT_PLAIN.search(part)) for part in parts):
        yield from parts


def _domain(text: str) -> str:
    """Return the domain of a text that is one or an address; nothing where it is none."""
    text = text.rstrip("。．")
    if not _NO_DOMAIN.search(text):
        return text if "." in text.strip(".") else ""
    host = host_of(text if "//" in text else f"https://{text}")
    return host if "." in host else ""
