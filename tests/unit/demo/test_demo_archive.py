"""The made-up archive: the same bytes everywhere, nothing to find fault with, and all that pages can show."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.archive.reprints import find_reprints
from mediawatch.check.run import check_archive
from mediawatch.demo.archive import write_archive
from mediawatch.demo.material import in_force, read_calendar, read_material, weight_at
from mediawatch.model import EntryStatus, Rights


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a made-up archive."""
    made = tmp_path_factory.mktemp("demo") / "issues"
    write_archive(made)
    return made


@pytest.fixture(scope="module")
def archive(folder: Path) -> Archive:
    """Return the made-up archive."""
    return Archive.load(folder)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_the_same_bytes_in_any_process(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from mediawatch.demo.archive import write_archive;"
        "write_archive(Path(sys.argv[1]))"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Apia", "LC_ALL": "C"}
    command = [sys.executable, "-c", script, str(tmp_path / "again")]
    subprocess.run(command, check=True, env=elsewhere, cwd=tmp_path)
    assert bytes_of(tmp_path / "again") == bytes_of(folder)


def test_check_finds_nothing_that_nobody_has_accepted(archive: Archive) -> None:
    found = check_archive(archive)
    assert [one for one in found if one.counts] == []
    assert {one.code for one in found} == {"MW121", "MW341", "MW368"}


def test_it_is_large_enough_and_ten_years_long(archive: Archive) -> None:
    assert len(archive.issues) == 120
    days = [issue.published for issue in archive.issues]
    assert (days[0].year, days[-1].year) == (2014, 2024)
    assert sum(len(issue.articles) for issue in archive.issues) > 600


def test_numbers_and_months_have_gaps(archive: Archive) -> None:
    numbers = {issue.number for issue in archive.issues}
    assert set(range(min(numbers), max(numbers))) - numbers == set(read_calendar().lost)
    months = {f"{issue.period.end:%Y-%m}" for issue in archive.issues}
    assert not months & set(read_calendar().skipped)
    longer = [issue for issue in archive.issues if (issue.period.end - issue.period.start).days > 31]
    assert [f"{issue.period.start:%Y-%m}" for issue in longer] == read_calendar().skipped


def test_reprints_and_what_follows_are_there_and_nothing_else_is_alike(archive: Archive) -> None:
    articles = [article for issue in archive.issues for article in issue.articles if article.withdrawn is None]
    reprints = find_reprints(articles)
    assert 60 < len(reprints) < 200
    for place, first in reprints.items():
        assert articles[place].section == articles[first].section
        assert articles[place].source != articles[first].source
        assert 0 <= (articles[place].date - articles[first].date).days <= 5
    assert max(Counter(reprints.values()).values()) == 3
    titles = {article.title for article in articles}
    followed = [article for article in articles if any(f"《{title}》" in article.body for title in titles)]
    assert len(followed) > 20


def test_every_field_of_an_article_is_used(archive: Archive) -> None:
    articles = [article for issue in archive.issues for article in issue.articles]
    calendar = read_calendar()
    assert {one.issue_number: one.withdrawn for one in articles if one.withdrawn} == calendar.withdrawn
    assert [article.issue_number for article in articles if article.correction] == calendar.corrected
    assert all(article.body for article in articles if not article.withdrawn)
    assert any(article.archived for article in articles)
    assert len({article.section for article in articles}) > 5
    assert len({word for article in articles for word in article.keywords}) > 50
    bodies = "\n".join(article.body for article in articles)
    assert all(f"\n{mark} " in bodies for mark in ("###", ">", "1.", "|"))
    assert any(issue.lead for issue in archive.issues)
    assert any(not issue.lead for issue in archive.issues)


def test_links_lead_nowhere_real(archive: Archive) -> None:
    for issue in archive.issues:
        for article in issue.articles:
            for address in filter(None, (article.url, article.archived)):
                assert address.split("/")[2].endswith(".example")


def test_sources_have_all_that_a_dictionary_can_say(archive: Archive) -> None:
    sources = archive.dictionary.sources
    assert {source.rights for source in sources} == set(Rights)
    retired = [source for source in sources if source.status is EntryStatus.RETIRED]
    assert all(source.successor for source in retired)
    assert any(source.aliases for source in sources)
    used = {article.source for issue in archive.issues for article in issue.articles}
    resolved = {source.name for name in used if (source := archive.dictionary.resolve(name))}
    assert resolved == {source.name for source in sources}
    assert used - resolved, "names are printed that are aliases"
    assert {outlet.name for outlet in read_material().outlets} == resolved


def test_themes_rise_and_fall(archive: Archive) -> None:
    def share(word: str, first: int, last: int) -> float:
        articles = [one for issue in archive.issues for one in issue.articles if first <= one.date.year <= last]
        return sum(word in one.title + one.body for one in articles) / len(articles)

    assert share("大模型", 2014, 2022) == 0
    assert share("大模型", 2024, 2024) > 0.1
    assert share("区域卫生信息平台", 2014, 2016) > 3 * share("区域卫生信息平台", 2021, 2024)
    assert share("核酸", 2020, 2022) > 0.05
    assert share("核酸", 2014, 2019) == 0
    assert share("卫生计生委", 2018, 2024) < 0.02


def test_a_place_s_own_site_tells_of_that_place(archive: Archive) -> None:
    bodies = [one.body for issue in archive.issues for one in issue.articles if one.source == "南屿市政府网"]
    assert bodies
    for body in bodies:
        named = {city for city in read_material().words_of(2020)["city"] if city in body}
        assert named <= {"南屿市"}


def test_every_sentence_ends_and_no_slot_is_left(archive: Archive) -> None:
    for issue in archive.issues:
        for article in issue.articles:
            assert not set("{}") & set(article.title + article.body), article.ref
            for block in filter(None, article.body.split("\n\n")):
                assert block[0] in "#|1" or block[-1] in "。？：」”", (article.ref, block)


def test_articles_are_in_the_order_of_their_days(archive: Archive) -> None:
    for issue in archive.issues:
        days = [article.date for article in issue.articles]
        assert all(before <= after for before, after in pairwise(days))
        assert all(issue.period.start <= day <= issue.period.end for day in days)


def test_a_curve_goes_straight_between_its_points_and_stays_outside() -> None:
    curve = {2014.0: 2.0, 2016.0: 6.0}
    days = [date(2010, 1, 1), date(2014, 1, 5), date(2015, 1, 1), date(2015, 7, 1), date(2020, 1, 1)]
    assert [weight_at(curve, day) for day in days] == [2, 2, 4, 5, 6]


def test_words_hold_until_others_do() -> None:
    assert [in_force({2014: ["旧"], 2018: ["新"]}, year)[0] for year in (2014, 2017, 2018, 2030)] == [
        "旧",
        "旧",
        "新",
        "新",
    ]
