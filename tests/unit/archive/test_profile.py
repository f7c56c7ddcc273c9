"""What a site shows of an archive: as the rights of the sources say to everybody, and all of it to the house."""

from dataclasses import replace
from datetime import date

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.profile import Profile, show_archive
from mediawatch.format.render import cut_body, render_body
from mediawatch.model import Acceptance, Article, Issue, Origin, Period, Rights, Source

DAY = date(2023, 6, 9)
BODY = "\n\n".join(f'第{n}段，"好"\\<b> & [链接](https://example.com/)' + "文" * 90 for n in range(6))
SOURCES = (Source("全"), Source("摘", rights=Rights.EXCERPT), Source("列", rights=Rights.LINK))


def archive(*articles: Article) -> Archive:
    numbered = tuple(replace(one, ordinal=place) for place, one in enumerate(articles, 1))
    issue = Issue(7, "月报", DAY, Period(DAY, DAY), numbered)
    return Archive((issue,), Dictionary(SOURCES))


def article(source: str, **said: object) -> Article:
    return Article(7, 1, "题", source, DAY, BODY, url="https://example.com/1", **said)  # pyright: ignore[reportArgumentType]


def shown(one: Article, profile: Profile = Profile.PUBLIC) -> Article:
    return show_archive(archive(one), profile).issues[0].articles[0]


@pytest.mark.parametrize("source", ["全", "字典里没有的"])
def test_what_nothing_withholds_is_shown_as_it_is(source: str) -> None:
    assert shown(article(source)) == article(source)


def test_rights_decide_how_much_is_shown() -> None:
    excerpt = render_body(shown(article("摘")).body)
    assert excerpt.blocks == cut_body(BODY)
    assert 0 < sum(map(len, excerpt.blocks)) <= 300
    assert "<a" not in excerpt.html
    assert shown(article("列")) == replace(article("列"), body="")


@pytest.mark.parametrize(
    "text", ["# 井号", "1. 一", "- 杠", "| 甲 | 乙 |", "> 引", "他说\"好\"，也说'好'。", r"\*星\* &amp; `x`"]
)
def test_an_excerpt_shows_the_words_of_the_body_whatever_they_begin_with(text: str) -> None:
    said = replace(article("摘"), body=text)
    assert render_body(shown(said).body).blocks == render_body(text).blocks


def test_of_what_was_withdrawn_its_place_and_the_reason_are_left() -> None:
    said = article(
        "全", withdrawn="应来源要求", keywords=("词",), correction="十改百", archived="https://example.com/2"
    )
    left = shown(said)
    assert left == Article(7, 1, "题", "全", DAY, withdrawn="应来源要求")
    assert left.is_tombstone


def test_what_people_wrote_beside_an_issue_is_not_shown() -> None:
    (issue,) = archive(article("全")).issues
    noted = replace(
        issue,
        accepted=(Acceptance("MW202", "密"),),
        origin=Origin("密.docx", "0" * 64, "docx", ("密",)),
        extra=(("密", "密"),),
    )
    assert show_archive(Archive((noted,), Dictionary(SOURCES)), Profile.PUBLIC).issues == (issue,)


def test_the_house_is_shown_all() -> None:
    whole = archive(article("摘"), article("列"), article("全", withdrawn="应来源要求"))
    shown = show_archive(whole, Profile.INTERNAL)
    assert shown.issues == whole.issues
    assert not any(one.is_tombstone for one in shown.issues[0].articles)
