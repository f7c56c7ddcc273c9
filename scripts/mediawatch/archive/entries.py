"""The entries of a dictionary: a file of YAML with one list, read as far as it can be, every fault at its line."""

from collections.abc import Mapping

from mediawatch.archive import codes
from mediawatch.archive.entry import Entry, name_dictionary, read_entry
from mediawatch.format.characters import CONTROL, check_line, has_odd_characters
from mediawatch.format.conflicts import LEFT_OUT, take_out_conflicts
from mediawatch.format.fields import Field
from mediawatch.format.frontmatter import read_yaml
from mediawatch.model import Edit, Finding

_ENTRIES = "每一条以 - name: 开头"


def read_entries(text: str, path: str, whole: Field) -> tuple[tuple[Entry, ...] | None, tuple[Finding, ...]]:
    """Read the text of a dictionary, which is `whole`. None where a part cannot be read; of a faulty entry the rest."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines, odd = _read_characters(text, path)
    kept, conflicts = take_out_conflicts(lines, path)
    document = read_yaml("\n".join(kept).replace(LEFT_OUT, ""), path, fields=(whole,))
    findings = [*odd, *conflicts, *document.findings]
    values = document.values if isinstance(document.values, dict) else {}
    rows = values.get(whole.key)
    if not isinstance(rows, list):
        if not findings:
            findings.append(_no_list(values, document.lines, path, whole))
        return None, tuple(findings)
    for key in values:
        if key != whole.key:
            hint = f"检查拼写和缩进；{whole.label}都写在 {whole.key}: 下面"
            findings.append(codes.UNKNOWN_KEY.at(path, document.lines[key], f"不认识“{key}”", hint))
    entries: list[Entry] = []
    at_entry = _lines_by_entry(document.lines, f"{whole.key}.")
    for place, row in enumerate(rows):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        at = at_entry.get(str(place), {})
        line = at.get("name", document.lines[f"{whole.key}.{place}"])
        entry, odd_entry = read_entry(row, at, line, path, whole)
        findings += odd_entry
        entries += [entry] if entry else []
    known = not document.unread and (entries or not findings)
    return tuple(entries) if known else None, tuple(findings)


def _no_list(values: Mapping[str, object], lines: Mapping[str, int], path: str, whole: Field) -> Finding:
    """Return what is wrong with a dictionary without its list: its name may be written otherwise."""
    what = f"{name_dictionary(whole)}里没有 {whole.key}: 列表"
    key = next((key for key, value in values.items() if isinstance(value, list)), "")
    if not key:
        return codes.BAD_ENTRY.at(path, lines.get(whole.key, 1), what, _ENTRIES)
    edits = (Edit(lines[key], f"{key}:", f"{whole.key}:"),)
    return codes.BAD_ENTRY.at(path, lines[key], what, f"把“{key}:”改成“{whole.key}:”", quoted=key, edits=edits)


def _read_characters(text: str, path: str) -> tuple[list[str], list[Finding]]:
    """Return the lines as they were meant, so that one odd character in a name is one finding and no unknown source."""
    lines = text.split("\n")
    if not has_odd_characters(text):
        return lines, []
    findings: list[Finding] = []
    for place, line in enumerate(lines):
        is_text = line.lstrip().startswith("#")
        odd = tuple(check_line(line, place + 1, path, is_text=is_text))
        for _ in odd:  # an edit is of the line as the one before it left it
            now = check_line(lines[place], place + 1, path, is_text=is_text)
            if edit := next((edit for one in now for edit in one.edits), None):
                lines[place] = lines[place].replace(edit.old, edit.new, 1)
        lines[place] = CONTROL.sub("", lines[place])
        findings += odd
    return lines, findings


def _lines_by_entry(lines: Mapping[str, int], prefix: str) -> dict[str, dict[str, int]]:
    """Return the lines of each entry's keys, by the entry's place in the list: one pass, however long the list."""
    found: dict[str, dict[str, int]] = {}
    for name, line in lines.items():
        place, dot, key = name.removeprefix(prefix).partition(".")
        if dot and name.startswith(prefix):
            found.setdefault(place, {})[key] = line
    return found
