"""What counts as the same text: normal form and tokens. Twin: `search/text.js`, tested on the same vectors.

Both are defined in `docs/dev/search.md`. Imports nothing of the project.
"""

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

import regex

BREAK = "|"
"""The token that stands for any run of marks. No character or word can be spelled so."""

BLOCK_END = "¶"
"""Joins blocks of text into one string: a mark like any other, and so a break."""

_DROPPED = "".join(
    chr(code)
    for first, last in (
        (0xAD, 0xAD),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)
"""What nobody sees: soft hyphen, joiners, directions, variation selectors."""

_CHARACTER = regex.compile(
    r"[\u3005-\u3007\u3041-\u3096\u30A1-\u30FA\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF"
    r"\U00020000-\U0003FFFF]"
)
_OF_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]")
_SPACE = regex.compile(r"\p{White_Space}")
_UNSEEN = rf"[\p{{White_Space}}{_DROPPED}]"
_AROUND = regex.compile(rf"^{_UNSEEN}+|(?<!{_UNSEEN}){_UNSEEN}+$")
_BREAKS = re.compile(r"\|(?:\s+\|)+")


class Kind(IntEnum):
    """What a character is to a text: nothing, a token of its own, part of a word, or a break."""

    SPACE = 0
    CHARACTER = 1
    WORD = 2
    MARK = 3


def kind_of(character: str) -> Kind:
    """Return the kind of a character in normal form."""
    if _CHARACTER.match(character):
        return Kind.CHARACTER
    if _OF_WORDS.match(character):
        return Kind.WORD
    return Kind.SPACE if _SPACE.match(character) else Kind.MARK


class _Apart(dict[int, str]):
    """A table for `str.translate` that sets tokens apart with spaces; it learns each character when it first comes."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        apart = {Kind.SPACE: " ", Kind.CHARACTER: f" {character} ", Kind.WORD: character, Kind.MARK: f" {BREAK} "}
        self[code] = apart[kind_of(character)]
        return self[code]


_APART = _Apart()


@cache
def _folding() -> tuple[dict[int, str], re.Pattern[str]]:
    """Return what becomes of characters after NFKC and lower case (dropped, or Simplified), and what may be such ones.

    Most texts have none, and looking is ten times as fast as translating.
    """
    table = simplified_table() | dict.fromkeys(map(ord, _DROPPED), "")
    return table, re.compile(f"[{''.join(chr(code) for code in table if code < 0x10000)}\U00010000-\U0010ffff]")


@cache
def simplified_table() -> dict[int, str]:
    """Return Traditional → Simplified by code point: the first choice of OpenCC's TSCharacters.

    Characters of GB 2312 stay as they are: 著 and 乾 are standard in Simplified too.
    """
    table: dict[int, str] = {}
    text = (files("opencc_purepy") / "dicts" / "TSCharacters.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        traditional, _, choices = line.partition("\t")
        simplified = choices.split(" ")[0]
        if len(traditional) == 1 and simplified != traditional and not _in_gb2312(traditional):
            table[ord(traditional)] = simplified
    return table


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def normal_form(text: str) -> str:
    """Return the text as search compares it: NFKC, lower case, invisible characters dropped, Simplified; idempotent."""
    table, folded = _folding()
    lower = unicodedata.normalize("NFKC", text).lower()
    return unicodedata.normalize("NFC", lower.translate(table) if folded.search(lower) else lower)


def trim(text: str) -> str:
    """Return a text without what nobody sees at its ends; the languages' own ideas of white space differ."""
    return _AROUND.sub("", text)


def split_tokens(normal: str) -> list[str]:
    """Split a text in normal form: one token a CJK character, a word, or a run of marks (as `BREAK`)."""
    return _BREAKS.sub(BREAK, normal.translate(_APART)).split()


def is_character(token: str) -> bool:
    """Tell whether a token is a single CJK character, not a word or a break."""
    return _CHARACTER.fullmatch(token) is not None


def term_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a term as a reader typed it, without breaks at its ends."""
    return tuple(strip_breaks(split_tokens(normal_form(text))))


def strip_breaks(tokens: list[str]) -> list[str]:
    """Return the tokens without a break at either end."""
    start = 1 if tokens[:1] == [BREAK] else 0
    end = -1 if len(tokens) > start and tokens[-1] == BREAK else None
    return tokens[start:end]


@lru_cache(maxsize=65536)
def article_normal_form(title: str, blocks: tuple[str, ...]) -> tuple[str, str]:
    """Return title and body of an article in normal form, the blocks of the body as one text."""
    return normal_form(title), normal_form(BLOCK_END.join(blocks))


def article_tokens(title: str, blocks: tuple[str, ...]) -> tuple[list[str], int]:
    """Return the tokens of an article, title and body as one text, and how many of them are the title's."""
    head, body = (strip_breaks(split_tokens(part)) for part in article_normal_form(title, blocks))
    return ([*head, BREAK, *body] if head and body else head + body), len(head)
