"""Citations as CSL-JSON, the data that citation processors, Zotero and pandoc work on."""

import json
from collections.abc import Iterable

from mediawatch.citations.cited import LANGUAGE, Cited


def csl_item(one: Cited) -> dict[str, object]:
    """Return an item of CSL-JSON; its names are literal, so that none is taken apart."""
    item: dict[str, object] = {
        "id": one.id,
        "type": one.kind.value,
        "title": one.title,
        "author": [{"literal": one.author}] if one.author else [],
        "container-title": one.container,
        "number": one.number,
        "publisher": one.publisher,
        "publisher-place": one.place,
        "issued": {"date-parts": [[int(part) for part in one.issued.split("-")]]} if one.issued else {},
        "URL": one.url,
        "language": LANGUAGE,
        "keyword": ", ".join(one.keywords),
        "note": one.note,
    }
    return {name: value for name, value in item.items() if value}


def write_csl_json(cited: Iterable[Cited]) -> str:
    """Return a list of items, one on a line."""
    return "[\n" + ",\n".join(json.dumps(csl_item(one), ensure_ascii=False) for one in cited) + "\n]\n"
