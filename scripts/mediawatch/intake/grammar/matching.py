"""Articles and the list of contents are matched with each other; what does not fit is a finding, never dropped."""

from collections.abc import Sequence
from itertools import pairwise

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.grammar.contents import Entry
from mediawatch.intake.grammar.piece import Piece
from mediawatch.intake.grammar.printed import LIKE, alike, likeness

_COMPARED = 100
"""How many entries a title is compared with: more than an issue has, so that a made-up one ends too."""


def match_entries(entries: list[Entry], pieces: Sequence[Piece], ledger: Ledger) -> dict[int, Entry]:
    """Return the entries by the ordinals of the articles they name, found by title and else by likeness."""
    if not entries:
        return {}
    left = list(entries)
    matched: dict[int, Entry] = {}
    for ordinal, piece in enumerate(pieces, 1):
        same = next((entry for entry in left if alike(entry.title) == alike(piece.title_text)), None)
        if same:
            matched[ordinal] = same
            left.remove(same)
    for ordinal, piece in enumerate(pieces, 1):
        if ordinal in matched or not left:
            continue
        wanted = alike(piece.title_text)
        found = [likeness(alike(entry.title), wanted) for entry in left[:_COMPARED]]
        best = max(range(len(found)), key=found.__getitem__)
        if found[best] >= LIKE:
            entry = matched[ordinal] = left.pop(best)
            hint = "看看哪个写法是对的；文件里用的是正文前的标题"
            ledger.note(
                piece.line, codes.OTHER_TITLE, f"目录里的标题不同：{entry.title}（第 {entry.line.number} 行）", hint
            )
    for entry in left:
        hint = "对照原文件：补上这篇文章，或从文件的 unplaced 下面删掉"
        ledger.error(entry.line, codes.NO_ARTICLE_OF_ENTRY, f"目录里有这一篇，后面没有：{entry.title[:40]}", hint)
    for ordinal, piece in enumerate(pieces, 1):
        if ordinal not in matched:
            ledger.note(
                piece.line,
                codes.NO_ENTRY_OF_ARTICLE,
                f"目录里没有这一篇：{piece.title_text[:40]}",
                "看看是不是一篇文章",
            )
    listed = [entry for _, entry in sorted(matched.items(), key=lambda one: one[0])]
    early = next((two for one, two in pairwise(listed) if entries.index(one) > entries.index(two)), None)
    if early:
        ledger.note(early.line, codes.OTHER_ORDER, "目录的顺序与文章的顺序不同", "文件按文章的顺序；看看对不对")
    return matched


def settle_source(piece: Piece, entry: Entry | None, ledger: Ledger) -> str:
    """Return an article's source, that of the contents where it says none itself; a difference is a finding."""
    source, listed = piece.value(Role.SOURCE), entry.source if entry else ""
    named = f"“{piece.title_text[:20]}”"
    if not source and listed:
        ledger.note(piece.line, codes.NO_SOURCE, f"{named}没有写来源，用了目录里的：{listed}", "看看对不对")
        return listed
    if not source:
        ledger.error(piece.line, codes.NO_SOURCE, f"{named}没有来源", "在文件里填上来源")
    elif listed and alike(listed) != alike(source):
        hint = "看看哪个是对的；文件里用的是文章前的来源"
        ledger.note(piece.line, codes.NO_SOURCE, f"{named}的来源是{source}，目录里写的是{listed}", hint)
    return source


def settle_section(piece: Piece, entry: Entry | None, ledger: Ledger) -> str | None:
    """Return the part that an article stands in: by its own label, else by the heading above; told where they differ.

    The contents know where articles have no such headings.
    """
    listed = entry.section if entry else None
    section = piece.value(Role.SECTION) or piece.section or listed
    if section and listed and alike(section) != alike(listed):
        message = f"“{piece.title_text[:20]}”在“{section}”下面，目录里在“{listed}”下面"
        ledger.note(piece.line, codes.OTHER_SECTION, message, "看看栏目哪个是对的")
    return section
