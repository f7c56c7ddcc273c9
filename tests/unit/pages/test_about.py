"""The page 关于 says where to turn to, as far as that is set."""

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from frozen_archive import ROOT


def about(contact: object = "", address: str = "") -> str:
    main = DictLoader({"main.html": "{% block content %}{% endblock %}"})
    templates = Environment(loader=ChoiceLoader([main, FileSystemLoader(ROOT / "overrides")]))  # noqa: S701 - as MkDocs
    extra = {"digest": {"contact": contact}, "repository": {"address": address}}
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
