"""Citations as RIS: a tag of two characters, two blanks, a hyphen and a blank begin each line."""

from collections.abc import Iterable

from mediawatch.citations.cited import LANGUAGE, Cited, CitedKind

_TYPES = {CitedKind.NEWSPAPER: "NEWS", CitedKind.WEB_PAGE: "ELEC", CitedKind.REPORT: "RPRT"}


def write_ris(cited: Iterable[Cited]) -> str:
    """Return records, an empty line between them, with the line ends that the format asks for."""
    return "\r\n".join(map(_record, cited))


def _record(one: Cited) -> str:
    lines = [
        ("TY", _TYPES[one.kind]),
        ("ID", one.id),
        ("AU", one.author),
        ("TI", one.title),
        ("T2", one.container),
        ("SN", one.number),
        ("CY", one.place),
        ("PB", one.publisher),
        ("PY", one.issued[:4]),
        ("DA", one.issued.replace("-", "/")),
        ("UR", one.url),
        ("LA", LANGUAGE),
        *(("KW", word) for word in one.keywords),
        ("N1", one.note),
    ]
    said = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return f"{said}ER  - \r\n"
