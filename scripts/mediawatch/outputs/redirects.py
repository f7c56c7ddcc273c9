"""Old addresses: a small page at each, which leads to where things are now, also where no script runs."""

from dataclasses import dataclass
from html import escape
from posixpath import relpath
from urllib.parse import quote

from mediawatch.outputs.output import Output, Publication
from mediawatch.policy import BARE_POLICY, policy_tag

MARK = b'<!doctype html>\n<html lang="zh-CN" class="mw-moved">'
"""How such a page begins."""


@dataclass(frozen=True, slots=True)
class Signpost:
    """A page at an old address. `target` leads from there to the new one; `canonical` is that one's own address."""

    series: str
    target: str
    canonical: str


def redirect_files(publication: Publication) -> dict[str, Signpost]:
    """Return the pages by their files' paths."""
    made: dict[str, Signpost] = {}
    for one in publication.analysis.archive.redirects:
        path = f"{one.old}index.html" if one.old.endswith("/") else one.old
        page, mark, fragment = one.new.partition("#")
        stroke = "/" if not page or page.endswith("/") else ""
        target = quote(relpath(page or ".", path.rpartition("/")[0] or ".")) + stroke
        canonical = f"{publication.address}{quote(page)}" if publication.is_public else ""
        made[path] = Signpost(publication.series, f"{target}{mark}{quote(fragment)}", canonical)
    return made


def write_redirect(post: Signpost) -> bytes:
    """Return the page."""
    target = escape(post.target)
    canonical = f'<link rel="canonical" href="{escape(post.canonical)}">\n' if post.canonical else ""
    return (
        f'{MARK.decode()}\n<head>\n<meta charset="utf-8">\n{policy_tag(BARE_POLICY)}\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n{canonical}'
        f"<title>网页换了地方 · {escape(post.series)}</title>\n</head>\n"
        f'<body>\n<main><h1>网页换了地方</h1><p><a href="{target}">到新的网址去</a></p></main>\n</body>\n</html>\n'
    ).encode()


REDIRECTS = Output(redirect_files, write_redirect)
