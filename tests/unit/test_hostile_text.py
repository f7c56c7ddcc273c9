"""Whatever a file holds, it is read, judged and shown: nothing raises."""

from hypothesis import given
from hypothesis import strategies as st

from mediawatch.check.accepted import accept
from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_any, render_body
from mediawatch.samples import ISSUE

PIECES = (
    *(
        "---\n",
        "number: ",
        "series: ",
        "published: ",
        "period:\n",
        "  start: ",
        "accepted:\n",
        "- ",
        "\n",
        "\n\n",
        "    ",
        "\t",
    ),
    *(
        "## ",
        "### ",
        "- 来源：",
        "- 日期：",
        "- 链接：",
        "<https://a.cn/",
        ">",
        "- 撤回：",
        "[",
        "](",
        ")",
        "![",
        "**",
        "_",
        "`",
    ),
    *(
        "| --- |",
        " | ",
        "> ",
        "1. ",
        "\\",
        "&amp;",
        "&#x1f;",
        "<!--",
        "<![",
        "<b ",
        "{",
        "}",
        "&a ",
        "*a",
        "!x",
        "%",
        "? ",
        ": ",
    ),
    *(
        "2023-06-31",
        "2023-06-14",
        "0000-00-00",
        "99999999999999999999",
        "第五期",
        "来源：",
        "\ufdd0",
        "\ufdd1",
        "\x02",
        "\x03",
    ),
    *(
        "\0",
        "\x1b]0;",
        "\u202e",
        "\u200b",
        "\u2028",
        "\\ud800",
        "\uffff",
        "\U0010ffff",
        "<<<<<<< HEAD\n",
        "=======\n",
        '"',
        "'",
    ),
)
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


def put(text: str, place: int) -> str:
    return ISSUE.text[: place % len(ISSUE.text)] + text + ISSUE.text[place % len(ISSUE.text) :]


@given(HOSTILE)
def test_any_text_is_read_and_judged(text: str) -> None:
    judge(text)


@given(HOSTILE, st.integers(0, 10_000))
def test_an_issue_with_anything_in_it_is_read_and_judged(text: str, place: int) -> None:
    judge(put(text, place))


@given(HOSTILE)
def test_any_body_is_shown(body: str) -> None:
    assert isinstance(render_body(body).html, str)
    assert isinstance(render_any(body).html, str)


def judge(text: str) -> None:
    """Read and judge a text as the file of an issue; each finding names a line that there is."""
    parsed = parse_issue(text, "2023/12.md")
    found = {*parsed.findings, *apply_rules([parsed.draft], None, "")}
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= one.line <= last for one in accept(found, [parsed.draft]))
