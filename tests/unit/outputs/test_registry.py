"""Outputs are found by being there, made from what they say, and made again only where that changed."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mediawatch import outputs
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Article, Issue, Period, Rights, Source
from mediawatch.outputs.output import Output, Publication
from mediawatch.outputs.registry import find_outputs, write_outputs
from mediawatch.outputs.schemas import SCHEMAS
from mediawatch.outputs.word import WORD_FILES, write_word

DAY = date(2023, 6, 30)
FEED = '''"""A feed."""
from mediawatch.outputs.output import Output

FEED = Output(
    lambda publication: {"feeds/all.xml": publication.series},
    lambda series: f"<feed>{series}</feed>".encode(),
)
'''


def issue(number: int, *, source: str = "新华网", body: str = "正文。") -> Issue:
    return Issue(number, "月报", DAY, Period(DAY, DAY), (Article(number, 1, "题", source, DAY, body=body),))


def publication(*issues: Issue, series: str = "月报") -> Publication:
    dictionary = Dictionary((Source("新华网"), Source("只列题", rights=Rights.LINK)))
    return Publication(Analysis(Archive(issues, dictionary)), series, "中心", "https://example.org/")


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def counted(counts: Counter[str]) -> Output[str]:
    """Return an output of a file an issue, which counts what it makes."""

    def make(body: str) -> bytes:
        counts[body] += 1
        return body.encode()

    return Output(lambda given: {f"texts/{one.number}.txt": one.articles[0].body for one in given.issues}, make)


def test_the_outputs_are_those_that_modules_declare() -> None:
    assert {WORD_FILES, SCHEMAS} <= set(find_outputs())


def test_a_new_output_is_one_new_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_up_feed.py").write_text(FEED, encoding="utf-8")
    monkeypatch.setattr(outputs, "__path__", [*outputs.__path__, str(tmp_path)])
    site = tmp_path / "site"
    write_outputs(publication(issue(7)), site)
    assert {"feeds/all.xml", "issues/7.docx", "schema/issue.json", "schema/sources.json"} <= files(site)
    assert (site / "feeds" / "all.xml").read_text(encoding="utf-8") == "<feed>月报</feed>"


def test_only_what_is_made_from_something_else_is_made_again(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    found = [counted(counts)]
    made = write_outputs(publication(issue(1, body="一"), issue(2, body="二")), tmp_path, found=found)
    made = write_outputs(publication(issue(1, body="一"), issue(2, body="改")), tmp_path, made, found=found)
    assert counts == {"一": 1, "二": 1, "改": 1}
    assert (tmp_path / "texts" / "2.txt").read_text(encoding="utf-8") == "改"
    (tmp_path / "texts" / "1.txt").unlink()
    write_outputs(publication(issue(1, body="一"), issue(2, body="改")), tmp_path, made, found=found)
    assert counts == {"一": 2, "二": 1, "改": 1}


def test_files_of_what_is_gone_are_removed_and_others_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("页", encoding="utf-8")
    found = [WORD_FILES, SCHEMAS]
    made = write_outputs(publication(issue(7), issue(8)), tmp_path, found=found)
    write_outputs(publication(issue(7)), tmp_path, made, found=found)
    assert files(tmp_path) == {"index.html", "issues/7.docx", *SCHEMAS.inputs(publication())}


def test_no_output_takes_the_place_of_a_page_or_of_another_output(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "7.txt").write_text("页", encoding="utf-8")
    one = counted(Counter())
    with pytest.raises(ValueError, match=r"texts/7\.txt"):
        write_outputs(publication(issue(7)), tmp_path, found=[one])
    with pytest.raises(ValueError, match=r"texts/8\.txt"):
        write_outputs(publication(issue(8)), tmp_path, found=[one, counted(Counter())])


def test_a_word_file_in_the_site_holds_what_sources_allow(tmp_path: Path) -> None:
    whole, listed = issue(7), issue(8, source="只列题")
    given = publication(whole, listed)
    write_outputs(given, tmp_path, found=[WORD_FILES])
    bodies, cuts = zip(*((one.bodies, one.cuts) for one in given.published()), strict=True)
    assert cuts == (("",), ("这个来源的文章只列标题与出处。",))
    assert [[body.blocks for body in part] for part in bodies] == [[("正文。",)], [()]]
    for one, part, said in zip((whole, listed), bodies, cuts, strict=True):
        assert (tmp_path / "issues" / f"{one.number}.docx").read_bytes() == write_word(one, part, said)
