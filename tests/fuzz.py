"""Feeds what anybody may send to what reads it, guided by which code is reached: `make fuzz TARGET=issue SECONDS=600`.

Atheris (libFuzzer) makes the inputs. What it learns is kept below `.cache/fuzz/`, and an input that breaks a law, that
takes longer than `SLOWEST` or more memory than `LARGEST` is left there too: mend it, and keep it as a test.
"""

import argparse
import io
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import docx
from lxml import html

atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["mediawatch", "markdown"]):
    from mediawatch.format.parse import parse_issue
    from mediawatch.format.render import render_body
    from mediawatch.format.write import write_issue
    from mediawatch.intake.document import UnreadableDocumentError
    from mediawatch.intake.readers.read import read_data
    from mediawatch.search.query import QueryError, parse_query

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".cache" / "fuzz"
SLOWEST = 10
"""Seconds that an input may take."""
LARGEST = 2000
"""Megabytes that the whole run may take: what is read stays small, and what was read before is let go."""
_RUNS = {"script", "iframe", "object", "embed", "base", "meta", "style", "form", "svg", "math"}
_SAMPLES = ROOT / "tests" / "data"


def read_issue(data: bytes) -> None:
    """An issue file is read without an exception, and one that is well is written and read again as the same."""
    parsed = parse_issue.__wrapped__(data.decode("utf-8", "replace"), "7.md")
    if parsed.issue and not parsed.findings:
        again = parse_issue.__wrapped__(write_issue(parsed.issue), "7.md")
        assert again.issue == parsed.issue


def show_body(data: bytes) -> None:
    """Nothing in the HTML of a body runs, or leads anywhere that runs."""
    shown = render_body.__wrapped__(data.decode("utf-8", "replace")).html
    tree = cast(Any, html).document_fromstring(f"<html><body>{shown}")
    for element in tree.iter():
        if isinstance(element.tag, str):
            assert element.tag not in _RUNS, element.tag
            assert not [name for name in element.attrib if name.startswith("on")]
            address = "".join(element.get("href", "").split()).lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), address


def read_question(data: bytes) -> None:
    """A query is read, or refused as one."""
    with suppress(QueryError):
        parse_query(data.decode("utf-8", "replace"))


def read_word_file(data: bytes) -> None:
    """A Word file with any text part is read, or refused as one."""
    _read("a.docx", _word_file(data))


def read_page(data: bytes) -> None:
    """A saved page is read, or refused as one."""
    _read("a.html", b"<!doctype html><html>" + data)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "issue": read_issue,
    "body": show_body,
    "query": read_question,
    "word": read_word_file,
    "html": read_page,
}


def _read(name: str, data: bytes) -> None:
    with suppress(UnreadableDocumentError):
        read_data(name, data)


@cache
def _word_parts() -> dict[str, bytes]:
    file = io.BytesIO()
    docx.Document().save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def _word_file(text: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in _word_parts().items():
            package.writestr(name, text if name == "word/document.xml" else data)
    return file.getvalue()


def _seeds() -> dict[str, list[bytes]]:
    right = (_SAMPLES / "everything-right.md").read_bytes()
    wrong = (_SAMPLES / "everything-wrong.md").read_bytes()
    word = _word_parts()["word/document.xml"]
    page = b"<title>A</title><body><h1>B</h1><p>C<table><tr><td>D</table><ul><li>E</ul><a href=x>F</a>"
    questions = ['"电子病历" -云 来源:新华网 日期:2023-01..2023-06 云|网 #12'.encode()]
    return {
        "issue": [right, wrong],
        "body": [part for part in right.split(b"\n\n") if part],
        "query": questions,
        "word": [word],
        "html": [page],
    }


def main() -> None:
    """Fuzz one target for some seconds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    chosen = parser.parse_args()
    corpus = FOLDER / chosen.target / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds()[chosen.target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={chosen.seconds}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={LARGEST}",
        f"-artifact_prefix={corpus.parent}/",
        "-max_len=20000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[chosen.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
