"""A rule registers itself; a code is declared once, and all of them are listed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mediawatch
from mediawatch.check.formats import WORDS, count_findings, format_github
from mediawatch.check.listing import GROUPS, list_codes
from mediawatch.check.registry import Breach, all_rules, rule
from mediawatch.codes import Code, Example, declare
from mediawatch.model import Finding, Severity

PACKAGE = Path(mediawatch.__file__).parent


def all_codes() -> list[Code]:
    return [code for _, codes in list_codes() for code in codes]


def test_every_code_has_one_sentence_and_they_are_in_order() -> None:
    codes = all_codes()
    assert [code.name for code in codes] == sorted({code.name for code in codes})
    assert all(re.fullmatch(r"MW[0-9]{3}", code.name) for code in codes)
    assert len({code.sentence for code in codes}) == len(codes)
    assert all(re.fullmatch(r"[^。\n]+。", code.sentence) for code in codes), "one sentence, in Chinese"


def test_codes_stand_under_what_they_are_about_by_their_first_digit() -> None:
    assert [about for about, _ in list_codes()] == list(GROUPS.values())
    assert [{code.name[2] for code in codes} for _, codes in list_codes()] == [{digit} for digit in GROUPS]


def test_codes_are_listed_also_where_nothing_that_uses_them_is_imported() -> None:
    listing = (
        "from mediawatch.check.listing import list_codes; print(*(c.name for _, codes in list_codes() for c in codes))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    listed = subprocess.run(
        [sys.executable, "-c", listing], env=environment, capture_output=True, text=True, check=True
    )
    assert listed.stdout.split() == [code.name for code in all_codes()]


def test_every_code_that_the_program_names_is_listed_and_named_once() -> None:
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    names = [code.name for code in all_codes()]
    assert sorted(name for text in sources for name in re.findall(r'(?:declare|@rule)\(\s*"(\w+)"', text)) == names
    assert {name for text in sources for name in re.findall(r"\bMW[0-9]{3}\b", text)} == set(names)


def test_no_finding_is_made_but_by_a_code() -> None:
    making = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if "Finding(" in path.read_text()}
    assert making == {"codes.py"}


def test_rules_are_found_by_standing_in_the_package() -> None:
    written = sum(path.read_text(encoding="utf-8").count("\n@rule(") for path in PACKAGE.glob("check/rules/*.py"))
    assert len(all_rules()) == written


def test_the_scope_of_a_rule_follows_from_what_it_asks_for() -> None:
    scopes = {one.code.name: one.scope for one in all_rules()}
    assert {name: scopes[name] for name in ("MW308", "MW110", "MW108", "MW402")} == {
        "MW308": "article",  # which asks for its issue too
        "MW110": "issue",
        "MW108": "issues",
        "MW402": "dictionary",
    }


def test_a_rule_that_asks_for_what_is_not_there_is_refused() -> None:
    def of_a_page(page: str) -> Iterator[Breach]:
        """页面都好。"""
        yield Breach(1, page, "")

    with pytest.raises(ValueError, match="MW999 asks for page"):
        rule("MW999", Severity.ERROR, Example("", ""))(of_a_page)

    def of_no_subject(paths: frozenset[str]) -> Iterator[Breach]:
        """文件都好。"""
        yield from (Breach(1, path, "") for path in paths)

    with pytest.raises(ValueError, match="MW999 asks for paths"):
        rule("MW999", Severity.ERROR, Example("", ""))(of_no_subject)


def test_a_code_that_is_taken_is_refused() -> None:
    with pytest.raises(ValueError, match="MW107 is declared twice"):
        declare("MW107", "期号写对。", Severity.ERROR, Example("", ""))


def test_every_severity_has_its_word_and_its_command() -> None:
    assert list(WORDS) == list(Severity)
    for severity in Severity:
        finding = Finding("a.md", 1, "MW101", "", "", severity)
        assert format_github([finding], lambda _path, _line: "").startswith("::")
        assert count_findings([finding]).count("1 个") == 1
