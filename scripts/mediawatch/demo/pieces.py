"""Articles of the made-up archive: new ones, their reprints, and what comes of a story months later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mediawatch.demo.composer import Composer
from mediawatch.demo.draws import Draws
from mediawatch.demo.material import Genre, Material, Outlet, Theme, in_force, weight_at
from mediawatch.format.write import write_table
from mediawatch.model import Article

_KEPT = ("city", "county", "clinic", "hospital", "system", "project", "goal", "company", "person", "role")
"""The words that what follows a story up has of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article that has no place in an issue yet, and what a story goes on with."""

    article: Article
    theme: Theme
    outlet: Outlet
    words: Mapping[str, str]


def write_piece(material: Material, draws: Draws, day: date) -> Piece:
    """Return a new article."""
    outlet = _outlet(material, draws, day)
    theme = draws.weighed({place: weight_at(one.years, day) for place, one in enumerate(material.themes)})
    kind = _kind(material, outlet)
    genres = {name: one.weight for name, one in material.genres.items() if kind in one.kinds}
    return _compose(material, draws, day, outlet, material.themes[theme], material.genres[draws.weighed(genres)], {})


def follow_up(material: Material, draws: Draws, day: date, first: Piece) -> Piece:
    """Return an article that tells what came of what an earlier one reported."""
    genre = material.genres["followup"]
    outlets = [one for one in material.outlets if weight_at(one.years, day) > 0 and _kind(material, one) in genre.kinds]
    outlet = first.outlet if first.outlet in outlets and draws.chance(60) else draws.one(outlets)
    before = first.article
    months = max(2, round((day - before.date).days / 30))
    known = {name: first.words[name] for name in _KEPT if name in first.words}
    known |= {"later": str(months), "before": before.source, "headline": before.title}
    return _compose(material, draws, day, outlet, first.theme, genre, known)


def reprint(material: Material, draws: Draws, day: date, first: Piece, taken: list[Outlet]) -> Piece | None:
    """Return an article with the text of another, nearly to the letter, by a source that is not `taken` yet."""
    outlets = [one for one in material.outlets if one.reprints and one not in taken and weight_at(one.years, day) > 0]
    if not outlets:
        return None
    outlet = draws.one(outlets)
    paragraphs = first.article.body.split("\n\n")
    match draws.within(0, 3):
        case 0:
            paragraphs[0] = f"据{first.article.source}报道，{paragraphs[0]}"
        case 1:
            paragraphs.pop()
        case 2:
            paragraphs = [one.replace("“", "「").replace("”", "」") for one in paragraphs]
        case _:
            pass
    title = first.article.title
    if draws.chance(30):
        title = title.partition("，")[0]
    changed = {"title": title, "source": _printed(outlet, draws, day), "body": "\n\n".join(paragraphs)}
    return replace(first, outlet=outlet, article=replace(first.article, date=day, **changed))


def _compose(
    material: Material,
    draws: Draws,
    day: date,
    outlet: Outlet,
    theme: Theme,
    genre: Genre,
    known: Mapping[str, str],
) -> Piece:
    words = {**material.words_of(day.year), **theme.words}
    sentences = {**material.sentences, **theme.sentences, **genre.sentences}
    given = {"theme": theme.name, "month": str(day.month), "day": str(day.day), **outlet.places, **known}
    composer = Composer(draws, words, sentences, given)
    own = genre.name != "followup" and draws.chance(45)
    title = composer.fill(draws.one(theme.titles if own else genre.titles))
    body = "\n\n".join(part for spec in genre.blocks for part in _block(composer, draws, theme, day, spec))
    keywords = draws.some(theme.keywords, draws.within(2, 3))
    article = Article(
        0, 0, title, _printed(outlet, draws, day), day, body, section=theme.section, keywords=tuple(keywords)
    )
    return Piece(article, theme, outlet, composer.known)


def _block(composer: Composer, draws: Draws, theme: Theme, day: date, spec: str) -> Iterator[str]:
    """Yield the Markdown of a block of a genre."""
    mark, _, sort = spec.partition(" ") if spec[0] in "#->|" else ("", "", spec)
    match mark:
        case "#":
            yield f"### {composer.say(sort)}"
        case "-":
            items = composer.say_all(sort)
            yield f"主要任务有{len(items)}项："
            yield "\n".join(f"{place}. {item}" for place, item in enumerate(items, 1))
        case ">":
            yield f"> {composer.say(sort)}"
        case "|":
            yield f"与{theme.name}有关的几个数字，今年和去年对比如下："
            yield write_table([("指标", f"{day.year - 1}年", f"{day.year}年"), *_measures(draws, theme)])
        case _:
            yield "".join(composer.say(one) for one in sort.split())


def _measures(draws: Draws, theme: Theme) -> Iterator[tuple[str, str, str]]:
    for name, (low, high) in theme.measures.items():
        before, step = draws.within(low, high), max(1, (high - low) // 4)
        yield name, str(before), str(draws.within(max(low, before - step), min(high, before + step)))


def _outlet(material: Material, draws: Draws, day: date) -> Outlet:
    place = draws.weighed({place: weight_at(one.years, day) for place, one in enumerate(material.outlets)})
    return material.outlets[place]


def _kind(material: Material, outlet: Outlet) -> str:
    source = material.dictionary.resolve(outlet.name)
    assert source is not None, outlet.name  # noqa: S101 - a test holds that each has an entry
    return source.kind


def _printed(outlet: Outlet, draws: Draws, day: date) -> str:
    return draws.one(in_force(outlet.printed, day.year)) if outlet.printed else outlet.name
