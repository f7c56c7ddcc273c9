"""A body as paper shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.format.render import render_body
from mediawatch.outputs import printed_body
from mediawatch.outputs.printed_body import BlockKind, Run, print_body, print_tags

_BITS = [*"甲a &;>\"'　", "&amp;", "\\<", "\n", "\n\n", "\u200b", "\x0b", "**乙**", "> ", "- ", "`c`", "|"]


@given(st.lists(st.sampled_from(_BITS), max_size=14).map("".join))
def test_plain_paragraphs_are_printed_as_their_tags_say(body: str) -> None:
    rendered = render_body(body)
    assert print_body(rendered) == print_tags(rendered)


def test_of_plain_paragraphs_no_tags_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed_body, "print_tags", None)
    printed = print_body(render_body("甲 & 乙\n丙\n\n丁"))
    assert [(one.kind, one.runs) for one in printed.blocks] == [
        (BlockKind.TEXT, (Run("甲 & 乙 丙"),)),
        (BlockKind.TEXT, (Run("丁"),)),
    ]
