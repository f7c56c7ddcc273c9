"""Related articles share most rare terms: exactly those of a plain comparison, without stories, at most five."""

import random
from collections import Counter
from math import sqrt

import pytest

from made_articles import collect_archive, make_article, write
from mediawatch.analysis import related
from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.rare_terms import find_rare_terms
from mediawatch.archive.archive import Archive
from mediawatch.model import Article, Rights, Source

NAMES = ["".join(chr(0x6000 + 4 * name + place) for place in range(4)) for name in range(40)]


def draw(seed: int, count: int = 120) -> list[Article]:
    """Return articles in which some names come again and again."""
    rng = random.Random(seed)
    bodies = ["".join(write(rng, 1) + rng.choices(NAMES, k=rng.randint(0, 4))) for _ in range(count)]
    return [
        make_article(place // 4, place % 4, body, title=rng.choice([*NAMES, "题"])) for place, body in enumerate(bodies)
    ]


def compare_all(archive: Archive) -> dict[str, list[str]]:
    """Return what is related by looking at every two articles."""
    analysis = Analysis(archive)
    terms = find_rare_terms(analysis.corpus)
    own: list[dict[int, tuple[int, int]]] = [{} for _ in analysis.articles]
    for term in range(len(terms.names)):
        for at in range(terms.starts[term], terms.starts[term + 1]):
            own[terms.articles[at]][term] = int(terms.weights[at]), int(terms.stress[at])
    size = [800 + sum(weight * weight for weight, _ in mine.values()) for mine in own]
    found: dict[str, list[str]] = {}
    for one, mine in enumerate(own):
        alike: list[tuple[float, int]] = []
        for other, theirs in enumerate(own):
            shared = mine.keys() & theirs.keys()
            likeness = sum(mine[term][0] * theirs[term][0] for term in shared) / sqrt(size[one] * size[other])
            stress = Counter(min(mine[term][1] * theirs[term][1] // 2, 3) for term in shared)
            if one != other and likeness >= 0.05 and stress[2] + 2 * stress[3] >= 2:
                alike.append((-likeness, other))
        if alike:
            found[analysis.articles[one].ref] = [analysis.articles[other].ref for _, other in sorted(alike)[:5]]
    return found


@pytest.mark.parametrize("chunk", [1, 50, 1_000_000])
def test_what_is_found_is_what_comparing_every_two_articles_finds(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(related, "_CHUNK", chunk)
    for seed in range(3):
        archive = collect_archive(*draw(seed))
        found = {ref: [one.article.ref for one in ones] for ref, ones in Analysis(archive).related.items()}
        assert len(found) > 30
        assert found == compare_all(archive)


def plain(count: int = 60) -> list[Article]:
    """Return articles that share nothing."""
    rng = random.Random(9)
    return [make_article(50 + place, 1, "".join(write(rng, 1))) for place in range(count)]


def about(number: int, name: str, rng: random.Random) -> Article:
    return make_article(number, 1, f"{name}。{write(rng, 1)[0]}{name}。", title=name)


def test_the_words_that_connect_are_named() -> None:
    rng = random.Random(1)
    archive = collect_archive(about(1, "量子隐形传态", rng), about(2, "量子隐形传态", rng), *plain())
    told = Analysis(archive).related
    assert {ref: [(one.article.ref, one.words) for one in ones] for ref, ones in told.items()} == {
        "1-1": [("2-1", ("量子隐形传态",))],
        "2-1": [("1-1", ("量子隐形传态",))],
    }


def test_the_own_story_is_not_related_and_another_one_is_named_once() -> None:
    rng = random.Random(2)
    one, other = about(1, "量子隐形传态", rng), about(2, "量子隐形传态", rng)
    again = [make_article(number, 1, other.body, day=number, title="量子隐形传态") for number in (3, 4)]
    analysis = Analysis(collect_archive(one, other, *again, *plain()))
    assert [[article.ref for article in story.articles] for story in analysis.stories] == [["2-1", "3-1", "4-1"]]
    assert {ref: len(ones) for ref, ones in analysis.related.items()} == {"1-1": 1, "2-1": 1, "3-1": 1, "4-1": 1}
    assert analysis.related["3-1"][0].article.ref == "1-1"


def test_a_single_word_that_both_mention_once_relates_nothing() -> None:
    rng = random.Random(3)
    articles = [make_article(number, 1, f"{write(rng, 1)[0]}量子隐形。") for number in (1, 2)]
    assert Analysis(collect_archive(*articles, *plain())).related == {}


@pytest.mark.parametrize("rights", [Rights.LINK, Rights.EXCERPT])
def test_what_rights_withhold_relates_nothing(rights: Rights) -> None:
    rng = random.Random(4)
    bodies = ["\n\n".join([*write(rng), "量子隐形传态。望闻问切。量子隐形传态。"]) for _ in range(2)]
    one, other = (make_article(number, 1, body) for number, body in enumerate(bodies, 1))
    for sources, count in (((Source("新华网"),), 2), ((Source("新华网", rights=rights),), 0)):
        assert len(Analysis(collect_archive(one, other, *plain(), sources=sources)).related) == count


def test_withdrawn_articles_are_in_nothing_that_is_told() -> None:
    rng = random.Random(5)
    one, other = about(1, "量子隐形传态", rng), about(2, "量子隐形传态", rng)
    gone = make_article(2, 1, other.body, title=other.title, withdrawn="应来源要求")
    again = make_article(3, 1, other.body, withdrawn="")
    analysis = Analysis(collect_archive(one, gone, again, make_article(4, 1, one.body, withdrawn=""), *plain()))
    assert (analysis.stories, analysis.related) == ((), {})
    assert not {"2-1", "3-1", "4-1"} & {article.ref for ones in analysis.nearby.values() for article in ones}
