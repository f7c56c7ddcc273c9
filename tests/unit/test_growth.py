"""Nothing that reads what others wrote takes more than its share of time for a long run of anything.

Judged is how the time grows, and only where it is long enough to tell; how long it is never matters.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, cast

import pytest
import regex

import mediawatch
from growth import STEEPEST, growth
from mediawatch.search import query

AnyPattern = Any
"""A pattern of text or of bytes, of `re` or of `regex`: they have nothing in common that says so."""
FLOOR = 0.02
"""Seconds below which nothing is measured."""
SLOW = 0.25
"""Seconds from which on a part of the input says enough."""
RUNS = (
    *(
        " ",
        "\t",
        "\n",
        "\u3000",
        "\u200b",
        " \n",
        "*",
        "_",
        "`",
        "[",
        "](",
        "![",
        "<",
        "<a ",
        "<!--",
        "#",
        "&amp;",
        "&#1",
        "(",
    ),
    *(
        ")",
        "|",
        "| a ",
        "> ",
        "- ",
        "\n- ",
        "\n# ",
        "\n---",
        "1. ",
        "\\",
        "~",
        "=",
        "-",
        "字",
        "a",
        "1",
        "①",
        ":",
        "：",
        "，",
    ),
    *(
        "。",
        "“",
        '"',
        "'",
        "/",
        "{",
        "《",
        "（",
        "【",
        "http://a.cn/",
        "www.",
        "a.",
        "a@",
        "2023-",
        "第",
        "e\u0301",
        "\x01",
    ),
    *("- 来源：a\n", "来源：", "记者", "*a ", "[a](b) ", "a | b\n", "字\n\n", "CO2 "),
)
"""What runs are made of: every kind of character, and how what is looked for begins."""
AT_ONE_PLACE = {"addresses.DETOURS", "check.prose._ATTRIBUTE", "check.prose._BARE"}
"""Patterns that others call by another name, and only ever try at the beginning of a text."""
OURS = {"cli.extras._OF_INTAKE", "demo.issues._COUNTED", "pages.finished._TAG", "pages.kinds.guide._LINK"}
"""Patterns that only read what the project itself has made."""
STEEP = {
    "intake.grammar.article_starts.NUMBERED",
    "intake.grammar.article_starts.TITLE_MARK",
    "intake.grammar.article_starts._MARK",
    "intake.grammar.closing._DISCLAIMER",
    "intake.grammar.contents.HEADER",
    "intake.grammar.contents._DASH",
    "intake.grammar.contents._DASHED",
    "intake.grammar.contents._LABELLED",
    "intake.grammar.contents._LED",
    "intake.grammar.contents._PAGE",
    "intake.grammar.exported._ENTRY",
    "intake.grammar.exported_article._LABELS",
    "intake.grammar.furniture._ADDRESS",
    "intake.grammar.masthead_parts.NUMBER",
    "intake.grammar.masthead_parts._BESIDE",
    "intake.grammar.masthead_parts._NO",
    "intake.grammar.masthead_parts._UNUSUAL",
    "intake.grammar.masthead_parts._YEARLY",
    "intake.grammar.outlets._BEHIND",
    "intake.grammar.page_numbers._MARKED",
    "intake.grammar.page_numbers._OPEN_ADDRESS",
    "intake.grammar.sections._NOTHING",
    "intake.grammar.spacing._ADDRESS",
    "intake.grammar.spacing._WORD_END",
    "intake.grammar.title._REST",
    "intake.grammar.values._ANOTHER",
    "intake.grammar.values._BESIDE",
    "intake.grammar.values._DATE_AT_END",
    "intake.grammar.website_words._BESIDE_TOOL",
    "intake.grammar.website_words._TURNS",
    "intake.readers.wrapped._UNIT",
    "intake.report._SIGNS",
}
"""Patterns for the lines of documents, which are read by a worker whose time is bounded: none is to be added."""


def patterns() -> Iterator[tuple[str, AnyPattern, bool]]:
    """Yield the patterns of the package, where each is, and whether it is only ever tried at one place."""
    sources: dict[str, str] = {}
    for module in walk_packages(mediawatch.__path__, "mediawatch."):
        if not module.name.endswith("__main__"):
            sources[module.name] = Path(import_module(module.name).__file__ or "").read_text(encoding="utf-8")
    seen: set[int] = set()
    for name in sources:
        for key, value in vars(import_module(name)).items():
            for one in parts(value):
                if id(one) not in seen:
                    seen.add(id(one))
                    where = f"{name.removeprefix('mediawatch.')}.{key}"
                    yield where, one, where in AT_ONE_PLACE or is_tried_at_one_place(key, sources, name)


def is_tried_at_one_place(key: str, sources: dict[str, str], name: str) -> bool:
    texts = [sources[name]] if key.startswith("_") else sources.values()
    uses = {use for text in texts for use in re.findall(rf"(?<![\w.]){key}\b(?! = |:|,|\n)(?:\.(\w+))?", text)}
    return uses <= {"match", "fullmatch", "pattern"}


def parts(value: Any) -> Iterator[AnyPattern]:
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in cast(Sequence[Any], value):
            yield from parts(one)
    elif isinstance(value, dict):
        yield from parts([*cast(dict[Any, Any], value).values()])


def tries(pattern: AnyPattern, run: str, *, at_one_place: bool) -> Callable[[int], Callable[[], object]]:
    def work(size: int) -> Callable[[], object]:
        text = "字" + run * (size // len(run)) + "\0"
        given = text.encode() if isinstance(pattern.pattern, bytes) else text
        if at_one_place:
            rest = given[len(given) - len(text) + 1 :]
            return lambda: (
                pattern.match(given),
                pattern.fullmatch(given),
                pattern.match(rest),
                pattern.fullmatch(rest),
            )
        return lambda: sum(1 for _ in pattern.finditer(given))

    return work


def is_steep(work: Callable[[int], Callable[[], object]], most: int) -> bool:
    """Tell whether some work grows faster than its input; small sizes first, since the worst never ends at the most."""
    for size, floor in ((most // 16, SLOW), (most // 4, SLOW), (most, FLOOR)):
        if min(times(work(size)), times(work(size))) > floor:
            return growth(work, size) > STEEPEST and growth(work, size) > STEEPEST
    return False


def times(once: Callable[[], object]) -> float:
    begun = time.process_time()
    once()
    return time.process_time() - begun


def test_a_pattern_takes_no_more_than_its_share_of_a_long_run() -> None:
    steep = {
        (name, run)
        for name, pattern, at_one_place in patterns()
        if name not in OURS | STEEP
        for run in RUNS
        if is_steep(tries(pattern, run, at_one_place=at_one_place), 4000)
    }
    assert steep == set()


def test_a_query_is_read_in_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "LIMIT", 100_000)

    def asks(run: str) -> Callable[[int], Callable[[], object]]:
        return lambda size: lambda: asked(run * (size // len(run)))

    assert {run for run in RUNS if is_steep(asks(run), 4000)} == set()


def asked(text: str) -> None:
    with suppress(query.UnreadableError):
        query.parse_query(text)
