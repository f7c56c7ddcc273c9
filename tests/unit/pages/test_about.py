"""The page 关于 says where to turn to, as far as that is set."""

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from frozen_archive import ROOT


def about(contact: object = "", address: str = "", **built: object) -> str:
    main = DictLoader({"main.html": "{% block content %}{% endblock %}"})
    templates = Environment(loader=ChoiceLoader([main, FileSystemLoader(ROOT / "overrides")]))  # noqa: S701 - as MkDocs
    extra = {"digest": {"contact": contact}, "repository": {"address": address}}
    if built:
        extra["build"] = {"version": "1.0", **built}
    return templates.get_template("about.html").render(config={"extra": extra}, page={"content": "<p>关于</p>"})


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("bianji@example.org", '<a href="mailto:bianji@example.org">bianji@example.org</a>'),
        ("电话 010-12345678", "请联系：电话 010-12345678。"),
        (12345678, "请联系：12345678。"),  # what looks like a number is one, from mkdocs.yml and from the environment
        ('<b>"@', "&lt;b&gt;&#34;@"),
    ],
)
def test_a_contact_is_shown_under_its_heading(contact: object, shown: str) -> None:
    page = about(contact)
    assert '<h2 id="contact">联系</h2>' in page
    assert shown in page
    assert "仓库" not in page


def test_a_repository_is_named() -> None:
    assert 'href="https://github.com/a/b"' in about(address="https://github.com/a/b")


@pytest.mark.parametrize("contact", ["", None])  # MkDocs makes None of a variable of the environment that is empty
def test_where_nothing_is_set_nothing_is_said(contact: object) -> None:
    assert "联系" not in about(contact)


def test_the_commit_and_the_sum_of_the_sums_are_shown() -> None:
    page = about(commit={"name": "c0ffee", "changed": False}, sums="0" * 64)
    assert '<code class="mw-digest">c0ffee</code>。' in page
    assert f'<code class="mw-digest">{"0" * 64}</code>' in page
    assert 'href="../SHA256SUMS"' in page


def test_a_commit_that_something_was_changed_after_says_so() -> None:
    assert "另有没有提交的改动" in about(commit={"name": "c0ffee", "changed": True})


def test_without_git_and_while_editing_neither_is_shown() -> None:
    page = about(commit={}, sums="")
    assert "提交" not in page
    assert "SHA-256" not in page
