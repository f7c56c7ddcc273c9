"""Every page of a built site carries its policy, and holds nothing that the policy forbids."""

import re
from html.parser import HTMLParser
from pathlib import Path

from mediawatch.policy import BARE_POLICY, hash_source, page_policy


class _Reader(HTMLParser):
    """Collects policies, what stands before them, and all that no policy of ours allows."""

    def __init__(self) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.early: list[str] = []
        self.forbidden: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if (told.get("http-equiv") or "").lower() == "content-security-policy":
            self.policies.append(told["content"] or "")
        elif not self.policies and tag in ("link", "script", "style", "base", "img"):
            self.early.append(tag)
        if tag == "script" and "src" not in told and told.get("type") != "application/ld+json":
            self.forbidden.append("script")
        self.forbidden += [name for name in told if name == "style" or name.startswith("on")]
        rel = told.get("rel") or ""
        if (tag == "script" and told.get("src")) or (tag == "link" and rel in ("stylesheet", "icon", "modulepreload")):
            self.loaded.append(told.get("src") or told.get("href") or "")


def read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def test_every_page_carries_the_policy_first_and_keeps_it(project: Path) -> None:
    pages = sorted((project / "site").rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page = read(path)
        style = re.search(r"<style>(.*?)</style>", path.read_text(encoding="utf-8"), re.DOTALL)
        assert page.policies == [page_policy(style[1] if style else "")], path
        assert (page.early, page.forbidden) == ([], []), path
        assert bool(style) == (path.name == "404.html")


def test_all_that_a_page_loads_is_named_after_its_content(project: Path) -> None:
    for path in sorted((project / "site").rglob("*.html")):
        loaded = [name for name in read(path).loaded if not name.startswith("data:")]
        assert loaded or path.name == "404.html", path
        for name in loaded:
            assert re.search(r"\.[0-9a-f]{12}\.(?:css|js|svg)$", name), (path, name)
            assert (path.parent / name).resolve().is_file(), (path, name)


def test_policies_allow_nothing_by_default() -> None:
    for policy in (page_policy(), page_policy("a{}"), BARE_POLICY):
        assert policy.startswith("default-src 'none'; base-uri 'none'; ")
        assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy


def test_a_style_is_named_as_browsers_name_it() -> None:
    assert hash_source("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
