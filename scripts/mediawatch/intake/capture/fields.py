"""The fields of an offer, in the order in which they are shown: each is asked for, corrected or given in one way."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from mediawatch.addresses import host_of
from mediawatch.intake.capture.address import web_address
from mediawatch.intake.capture.credits import read_typed_day
from mediawatch.intake.capture.draft import find_draft, find_sections, read_draft, refuse_locked
from mediawatch.intake.capture.issue_text import describe_issue, refuse_broken, refuse_twin
from mediawatch.intake.capture.offer import Desk, Offer, find_owners
from mediawatch.intake.capture.page import CaptureError, printable
from mediawatch.intake.labels import KEYS, word_of
from mediawatch.tracking import without_tracking

_NOTHING = "没有"
"""The answer that empties a field which may be empty."""


@dataclass(frozen=True, slots=True)
class OfferField:
    """A field of an offer.

    `show` returns what a person sees of it. `ask` returns the question for it, and the answer of one who only presses
    Enter. `change` takes an answer, and raises CaptureError for one that cannot be. `option` gives it beforehand.
    """

    name: str
    option: str
    show: Callable[[Desk, Offer], str]
    ask: Callable[[Desk, Offer], tuple[str, str]]
    change: Callable[[Desk, Offer, str], Offer]
    is_missing: Callable[[Offer], bool] = lambda _: False
    """Whether an article cannot be written without it, and it is not there."""


def fields_of(desk: Desk, offer: Offer) -> tuple[OfferField, ...]:
    """Return the fields of an offer; a section is one where the archive has sections."""
    sections = offer.section or find_sections(desk.folder, offer.path)
    return FIELDS if sections else tuple(field for field in FIELDS if field is not _SECTION)


def _show_source(desk: Desk, offer: Offer) -> str:
    return f"{offer.source or '要问你'}（网页上写的：{'、'.join(offer.found.sources) or '没有'}）"


def _ask_source(desk: Desk, offer: Offer) -> tuple[str, str]:
    """Ask for one of the entries of an address, or for any name where it has none."""
    sources, owners = offer.found.sources, find_owners(desk.dictionary, offer.found.url)
    named = [entry.name for name in sources if (entry := desk.dictionary.resolve(name))]
    if len(owners) > 1:
        default = next((name for name in named if name in owners), "")
        return f"这个网站属于几家：{'、'.join(owners)}。来源是哪一家", offer.source or default
    host = host_of(offer.found.url)
    about = f"字典里没有 {host}，" if host and not owners else ""
    return f"{about}来源是哪一家", offer.source or next(iter((*named, *sources)), "")


def _ask_day(desk: Desk, offer: Offer) -> tuple[str, str]:
    others = offer.found.other_days
    hint = f"，网页上有 {'、'.join(map(str, others))}" if others else ""
    return f"日期，写成 2023-06-14 这样{hint}", str(offer.found.day or "")


def _change_day(desk: Desk, offer: Offer, answer: str) -> Offer:
    day = read_typed_day(unicodedata.normalize("NFKC", answer))
    if day is None or day > desk.today:
        raise CaptureError(f"“{printable(answer)}”{'不是日期（写成 2023-06-14 这样）' if day is None else '还没有到'}")
    return replace(offer, found=replace(offer.found, day=day))


def _change_byline(desk: Desk, offer: Offer, answer: str) -> Offer:
    names = () if answer == _NOTHING else tuple(name for part in re.split("[；;]", answer) if (name := part.strip()))
    return replace(offer, found=replace(offer.found, byline=names))


def _change_url(desk: Desk, offer: Offer, answer: str) -> Offer:
    url = None if answer == _NOTHING else without_tracking(web_address(answer))
    refuse_twin(read_draft(offer.path), str(offer.path), url)
    return replace(offer, found=replace(offer.found, url=url))


def _show_section(desk: Desk, offer: Offer) -> str:
    return offer.section or f"{_NOTHING}（用过的有：{'、'.join(find_sections(desk.folder, offer.path))}）"


def _ask_section(desk: Desk, offer: Offer) -> tuple[str, str]:
    used = "、".join(find_sections(desk.folder, offer.path))
    return f"栏目，不分就写“{_NOTHING}”{used and f'（用过的有：{used}）'}", offer.section


def _change_section(desk: Desk, offer: Offer, answer: str) -> Offer:
    return replace(offer, section="" if answer == _NOTHING else answer)


def _change_issue(desk: Desk, offer: Offer, answer: str) -> Offer:
    number = re.fullmatch(r"第?\s*([0-9]{1,6})\s*期?", answer)
    if number is None:
        raise CaptureError(f"“{printable(answer)}”不是期号（写数字，如 {offer.path.stem}）")
    path = find_draft(desk.folder, int(number[1]), desk.today)
    refuse_locked(path)
    refuse_broken(read_draft(path), str(path))
    refuse_twin(read_draft(path), str(path), offer.found.url)
    return replace(offer, path=path, named=True)


_SECTION = OfferField(KEYS["section"], "--section", _show_section, _ask_section, _change_section)
FIELDS = (
    OfferField(
        word_of("title"),
        "--title",
        lambda _, offer: offer.found.title or "没有找到",
        lambda _, offer: ("标题", offer.found.title),
        lambda _, offer, answer: replace(offer, found=replace(offer.found, title=answer)),
        lambda offer: not offer.found.title,
    ),
    OfferField(
        KEYS["source"],
        "--source",
        _show_source,
        _ask_source,
        lambda _, offer, answer: replace(offer, source=answer),
        lambda offer: not offer.source,
    ),
    OfferField(
        KEYS["date"],
        "--date",
        lambda _, offer: str(offer.found.day or "要问你"),
        _ask_day,
        _change_day,
        lambda offer: offer.found.day is None,
    ),
    OfferField(
        "作者与编辑",
        "--byline",
        lambda _, offer: "；".join(offer.found.byline) or "没有找到",
        lambda _, offer: (f"作者与编辑，几个之间用分号，不写就答“{_NOTHING}”", "；".join(offer.found.byline)),
        _change_byline,
    ),
    OfferField(
        KEYS["url"],
        "网址",
        lambda _, offer: offer.found.url or _NOTHING,
        lambda _, offer: (f"链接，没有就写“{_NOTHING}”", offer.found.url or ""),
        _change_url,
    ),
    _SECTION,
    OfferField(
        "期号",
        "--issue",
        lambda _, offer: describe_issue(read_draft(offer.path), str(offer.path)),
        lambda _, offer: ("写进第几期", offer.path.stem),
        _change_issue,
    ),
)
"""All fields of an offer."""
