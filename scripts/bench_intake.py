"""Measure what is read of web pages and of damaged files, beside packages that could do it: `make bench-intake`.

A folder holds saved pages (NAME.html), each with the right text beside it (NAME.txt, the title on the first line).
Without one, pages of many kinds are made up around the articles of the tests' issue 523. Peers that are not installed
are left out.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench_contenders import ROOT
from bench_pages import RightPage, make_pages, read_pages
from mediawatch.archive.archive import Archive
from mediawatch.format.render import render_body
from mediawatch.intake.capture.extract import extract_article
from mediawatch.intake.capture.page import CaptureError, PageBytes
from mediawatch.intake.document import UnreadableDocumentError
from mediawatch.intake.readers.decoding import decode

sys.path.insert(0, str(ROOT / "tests"))

from frozen_archive import ARCHIVE

Reader = Callable[[bytes], tuple[str, str]]
"""Returns the title and the text of a page."""
Decoder = Callable[[bytes], str]

_DAMAGES: dict[str, Callable[[bytearray, int, random.Random], None]] = {
    "a byte gone": lambda data, place, _: data.__delitem__(place),
    "a byte 0xFF": lambda data, place, _: data.__setitem__(place, 0xFF),
    "a byte ?": lambda data, place, _: data.__setitem__(place, 0x3F),
    "a byte more": lambda data, place, rng: data.insert(place, rng.randrange(0x80, 0x100)),
    "two zeros": lambda data, place, _: data.__setitem__(slice(place, place + 2), b"\0\0"),
}
_RIGHT = 0.97
"""The share of a file's characters that must be right."""
_EACH = 1000
"""Bytes of which one is damaged."""


def main() -> None:
    """Run the comparisons and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of saved pages with their texts")
    parser.add_argument("--each", action="store_true", help="also by kind of page")
    options = parser.parse_args()
    articles = [article for issue in Archive.load(ARCHIVE).issues for article in issue.articles]
    pages = list(read_pages(options.folder) if options.folder else make_pages(articles))
    _show_pages(pages, each=options.each)
    _show_decoders([page.markup for page in make_pages(articles) if page.kind == "portal"])


def _show_pages(pages: list[RightPage], *, each: bool) -> None:
    print(f"{'pages':24} {'reader':20} {'pages':>5} {'right':>6} {'text lost':>9} {'not text':>9} {'title':>6}")
    kinds = ["all", *dict.fromkeys(page.kind for page in pages)] if each else ["all"]
    for kind in kinds:
        some = [page for page in pages if kind in ("all", page.kind)]
        for name, reader in _readers():
            scores = [_judge(page, reader) for page in some]
            right, titles = sum(one[0] for one in scores), sum(one[3] for one in scores)
            lost, more = (sum(one[place] for one in scores) / len(scores) for place in (1, 2))
            print(f"{kind:24} {name:20} {len(some):5} {right:6} {lost:9.2%} {more:9.2%} {titles:6}")


def _judge(page: RightPage, reader: Reader) -> tuple[bool, float, float, bool]:
    """Return whether a text is right, which share of it is lost, how much is none of it, and whether the title is."""
    data = Path(page.markup).read_bytes() if page.kind == "saved" else page.markup.encode()
    title, text = reader(data)
    wanted, found = (Counter("".join(one.split())) for one in ("".join(page.text), text))
    lost, more = (wanted - found).total(), (found - wanted).total()
    return not (lost or more), lost / wanted.total(), more / wanted.total(), title == page.title


def _readers() -> Iterator[tuple[str, Reader]]:
    yield "mediawatch", _capture
    try:
        bare_extraction: Any = import_module("trafilatura").bare_extraction  # which only `make bench` installs
    except ImportError:
        return

    def extract(data: bytes) -> tuple[str, str]:
        found = bare_extraction(data, include_comments=False, include_tables=True, with_metadata=True)
        return (getattr(found, "title", "") or "", getattr(found, "text", "") or "") if found else ("", "")

    yield "trafilatura", extract


def _capture(data: bytes) -> tuple[str, str]:
    try:
        found = extract_article(PageBytes(data, "http://example.org/1.html"), date(2030, 1, 1))
    except CaptureError:
        return "", ""
    return found.title, "".join(render_body(found.body).blocks)


def _show_decoders(texts: list[str]) -> None:
    print(f"\n{'damage':24} {'reader':20} {'files':>5} {'right':>6}")
    for encoding in ("gb18030", "utf-8", "big5hkscs"):
        for damage, break_byte in _DAMAGES.items():
            rng = random.Random(1)
            files: list[tuple[str, bytes]] = []
            for text in texts:
                data = bytearray(text.encode(encoding, "ignore"))
                for _ in range(len(data) // _EACH):
                    break_byte(data, rng.randrange(len(data) - 1), rng)
                files.append((text.encode(encoding, "ignore").decode(encoding), bytes(data)))
            for name, decoder in _decoders():
                right = sum(_share(text, decoder(data)) >= _RIGHT for text, data in files)
                print(f"{f'{encoding}, {damage}':24} {name:20} {len(files):5} {right:6}")


def _share(text: str, found: str) -> float:
    """Return which share of a text's pairs of characters was found."""
    wanted, had = (Counter(map("".join, pairwise(one))) for one in (text, found))
    return (wanted & had).total() / max(wanted.total(), 1)


def _decoders() -> Iterable[tuple[str, Decoder]]:
    yield "mediawatch", _decode
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return
    yield "charset-normalizer", lambda data: str(from_bytes(data).best() or "")


def _decode(data: bytes) -> str:
    try:
        return decode(data).text
    except UnreadableDocumentError:
        return ""


if __name__ == "__main__":
    main()
