"""Edits are made at their lines; line ends and everything else stay."""

from mediawatch.check.mend import mend_text, show_difference
from mediawatch.model import Edit


def test_the_first_of_the_words_on_the_line_is_changed() -> None:
    assert mend_text("aa\naa\n", [Edit(2, "a", "b")]) == "aa\nba\n"
    assert mend_text("aa\n", [Edit(1, "x", "b"), Edit(0, "a", "b"), Edit(9, "a", "b")]) == "aa\n"


def test_a_line_is_put_before_another_with_the_files_own_ends() -> None:
    assert mend_text("a\r\n|b|\r\n", [Edit(2, "", "\n")]) == "a\r\n\r\n|b|\r\n"


def test_several_edits_of_a_line_are_all_made() -> None:
    assert mend_text("a b c", [Edit(1, "a", "x"), Edit(1, "c", "z"), Edit(1, "c", "z")]) == "x b z"


def test_the_difference_shows_what_was_and_what_is() -> None:
    assert show_difference("a\nb\n", "a\nc\n", "x.md").split("\n")[2:] == ["@@ -2 +2 @@", "-b", "+c"]
    assert show_difference("a", "a", "x.md") == ""
