"""The conversation about an offer: it is shown, what is missing is asked for, and all of it can be corrected."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mediawatch.commands import name_option
from mediawatch.format.render import render_body
from mediawatch.intake.capture.fields import FIELDS, OfferField, fields_of
from mediawatch.intake.capture.offer import Desk, Offer, explain_unknown, find_doubts, find_stray
from mediawatch.intake.capture.page import CaptureError, printable
from mediawatch.intake.capture.tree import line_as_seen

Ask = Callable[[str, str], str]
"""Asks a person a question and returns the answer; the second text is the answer of one who only presses Enter."""
Say = Callable[[str], None]

_YES = frozenset({"是", "是的", "好", "好的", "对", "对的", "写", "可以", "行", "嗯", "y", "yes", "ok"})
_NO = frozenset({"", "不", "不写", "不是", "不要", "不用", "不对", "不行", "否", "取消", "算了", "n", "no", "q"})
_CHANGE = re.compile(r"([^:]+):\s*(.*)")
"""A field, by its number or its name, and what it should be."""
_SHOWN = 3
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation at a desk; `ask` is None where nobody is there to answer."""

    desk: Desk
    ask: Ask | None
    say: Say

    def settle(self, offer: Offer, given: Mapping[str, str], *, agreed: bool) -> Offer | None:
        """Return an offer as it is to be written; None where the person wants nothing written. Raises CaptureError.

        `given` are answers by the options that gave them. `agreed` writes without asking, unless there are doubts.
        """
        for field in FIELDS:
            if field.option in given:
                offer = _change_given(self.desk, offer, field, given[field.option])
        for line in self._describe(offer):
            self.say(line)
        for field in fields_of(self.desk, offer):
            if field.is_missing(offer):
                answered = self._answer(field, offer, "（空着就不写）")
                if answered is None:
                    return None
                offer = answered
        return self._confirm(offer, agreed=agreed)

    def _confirm(self, offer: Offer, *, agreed: bool) -> Offer | None:
        """Let a person correct an offer until it may be written, or not."""
        told: set[str] = set()
        while True:
            doubts = find_doubts(self.desk, offer)
            unknown = explain_unknown(self.desk, offer)
            stray = find_stray(offer)
            for line in (unknown, *(f"注意：{doubt}" for doubt in dict.fromkeys((*doubts, stray)) if doubt)):
                if line and line not in told:
                    self.say(line)
                    told.add(line)
            if agreed and not doubts:
                return offer
            answer = self._ask_whether(offer, doubts)
            word = _word_of(answer)
            if word in _YES or word in _NO:
                return offer if word in _YES else None
            offer = self._change(offer, answer)

    def _ask_whether(self, offer: Offer, doubts: tuple[str, ...]) -> str:
        """Ask whether to write. Who only presses Enter wants it, but not where there are doubts."""
        number = offer.path.stem
        if self.ask is None and doubts:
            raise CaptureError(
                f"{doubts[0]}；没有写（期号可以用 {name_option('issue', '期号')} 写明；真要写，就在终端里运行，答“是”）"
            )
        if self.ask is None:
            options = "、".join(field.option for field in fields_of(self.desk, offer) if field.option.startswith("--"))
            raise CaptureError(f"没有写，要有人看过才写（看过没有错，就加 --yes 再运行；要改就用 {options} 写明）")
        if doubts:
            return line_as_seen(self.ask(f"还是写进第 {number} 期吗？真要写就答“是”，要改就写编号", ""))
        return line_as_seen(self.ask(f"写进第 {number} 期吗？不写就答“不”，要改就写编号", "是"))

    def _change(self, offer: Offer, answer: str) -> Offer:
        """Return an offer with the field changed that an answer names; its value may stand behind a colon."""
        folded = unicodedata.normalize("NFKC", answer)
        parts = _CHANGE.fullmatch(folded)
        name, value = (
            (parts[1].rstrip(), line_as_seen(re.split("[:：]", answer, maxsplit=1)[1]))
            if parts
            else (folded.rstrip("。.!"), "")
        )
        fields = enumerate(fields_of(self.desk, offer), 1)
        field = next((one for place, one in fields if name in (str(place), one.name)), None)
        if field is None:
            self.say(f"没有看懂“{printable(answer)}”：写就答“是”，不写就答“不”，要改就写前面的编号。")
        elif not value:
            return self._answer(field, offer) or offer
        else:
            return self._put(field, offer, value) or offer
        return offer

    def _put(self, field: OfferField, offer: Offer, answer: str) -> Offer | None:
        """Put an answer into a field, and show it; None, and why, where it cannot be."""
        try:
            changed = field.change(self.desk, offer, answer)
        except CaptureError as error:
            self.say(f"{error}，请再写一次。")
            return None
        self.say(f"{field.name}：{field.show(self.desk, changed)}")
        return changed

    def _answer(self, field: OfferField, offer: Offer, otherwise: str = "") -> Offer | None:
        """Ask for a field until the answer can be, and show it; None without an answer. `otherwise` says what then."""
        question, default = field.ask(self.desk, offer)
        if self.ask is None:
            raise CaptureError(f"“{question}”要有人回答，这里没有人（用 {field.option} 写明，或在终端里运行）")
        while answer := line_as_seen(self.ask(question if default else f"{question}{otherwise}", default)):
            word = _word_of(answer)
            if word in _NO:
                return None
            if word in _YES and not default:
                self.say(f"这里要写{field.name}，不是“是”或“不”，请再写一次。")
            elif changed := self._put(field, offer, default if word in _YES else answer):
                return changed
        return None

    def _describe(self, offer: Offer) -> Iterator[str]:
        """Yield what there is to confirm, line by line."""
        for place, field in enumerate(fields_of(self.desk, offer), 1):
            yield f"{place} {field.name}：{field.show(self.desk, offer)}"
        yield f"正文：{offer.found.size} 个字，开头是"
        parts = render_body(offer.found.body).blocks
        hidden = len(parts) - _SHOWN - 1
        for part in parts[:_SHOWN]:
            yield _shorten(part)
        if hidden > 0:
            yield f"  （中间还有 {hidden} 段，结尾是）"
        for part in parts[_SHOWN:][-1:]:
            yield _shorten(part)
        for note in offer.found.notes:
            yield f"注意：{note}"


def _word_of(answer: str) -> str:
    """Return an answer as it is compared with those for yes and no."""
    return unicodedata.normalize("NFKC", answer).rstrip("。.!").lower()


def _change_given(desk: Desk, offer: Offer, field: OfferField, answer: str) -> Offer:
    """Return an offer with an answer that an option gave. Raises CaptureError where it cannot be."""
    if not (answer := line_as_seen(answer)):
        raise CaptureError(f"{field.option} 后面是空的（写上{field.name}，或删掉这个选项）")
    try:
        return field.change(desk, offer, answer)
    except CaptureError as error:
        raise CaptureError(f"{field.option}：{error}") from error


def _shorten(part: str) -> str:
    return f"  {part[:_SHOWN_CHARACTERS]}{'……' if len(part) > _SHOWN_CHARACTERS else ''}"
