"""Build one archive by MkDocs and by Zensical, and compare the sites page by page. `make zensical` runs it.

The second site then gets its assets, outputs and search index, and the index is proved, as in every build. Ends with 1
and a list where anything differs.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import dirname
from urllib.parse import urljoin

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.profile import Profile
from mediawatch.cli.terminal import say
from mediawatch.demo.project import archive_of, make_project
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate
from mediawatch.site.build import add_outputs, publication, read_archive, read_guide, render_site, said_to_templates
from mediawatch.site.errors import SiteError
from mediawatch.site.lock import building
from mediawatch.site.search_index import prove_search, write_search
from mediawatch.site.settings import read_settings
from mediawatch.site.theme import dress_site
from mediawatch.site.zensical_adapter import has_zensical, render_by_zensical

ROOT = Path(__file__).resolve().parents[1]
PARTS: dict[str, Callable[[str], object]] = {
    "title": lambda page: re.findall(r"<title>.*?</title>", page, re.DOTALL),
    "main": lambda page: re.findall(r"<main\b.*</main>", page, re.DOTALL),
    "anchors": lambda page: re.findall(r'\bid="([^"]*)"', page),
    "all": lambda page: page,
}
"""What of a page is compared, the narrowest first."""
_ADDRESS = re.compile(r'(?<=\s)(href|src|action|data-site)="([^"]*)"')
_FROM = "http://site.invalid/"
_SHOWN = 20


def differences(one: Path, other: Path) -> Iterator[str]:
    """Compare the pages of two sites; yield each that only one has, or in which they differ, and in what.

    Two spellings of the same are the same: `./` before a path, and `&#x2f;` for a slash, as Zensical escapes it.
    """
    ours, theirs = _pages(one), _pages(other)
    for path in sorted(ours.keys() | theirs.keys()):
        if path not in ours or path not in theirs:
            yield f"{path}: only in the {'second' if path not in ours else 'first'}"
            continue
        texts = [_resolved(text, path) for text in (ours[path], theirs[path])]
        different = [name for name, take in PARTS.items() if take(texts[0]) != take(texts[1])]
        if different:
            yield f"{path}: {', '.join(different)}"


def _pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def _resolved(page: str, path: str) -> str:
    here = urljoin(_FROM, f"{dirname(path)}/")
    read = page.replace("&#x2f;", "/")
    return _ADDRESS.sub(lambda found: f'{found[1]}="{urljoin(here, found[2])}"', read)


def build_both(project: Path, issues: Path, first: Path, second: Path) -> int:
    """Build a project's pages into two folders, by MkDocs and by Zensical; complete the second. Return its articles."""
    with building(project, say):
        archive, findings = read_archive(issues)
        settings, analysis = read_settings(project), Analysis(archive)
        edition = Edition(
            analysis,
            settings.names.series,
            findings,
            settings.repository,
            guide=read_guide(project),
            imprint=settings.imprint,
        )
        generate(edition, project / "docs")
        render_site(project, first, archive)
        render_by_zensical(project, second, said_to_templates(project, Profile.PUBLIC))
    found = list(differences(first, second))  # before outputs bring pages of their own
    dress_site(project, second)
    add_outputs(publication(analysis, settings), second)
    index = write_search(archive, second, analysis=analysis)
    prove_search(analysis.archive, second)
    if found:
        raise SiteError("\n".join([f"{len(found)} pages differ:", *found[:_SHOWN]]))
    return index.articles


def main() -> int:
    """Compare for a project with an archive in `issues/`, or for the made-up one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", nargs="?", type=Path, help="a folder with docs, overrides, mkdocs.yml and issues")
    parser.add_argument("--keep", type=Path, help="a new folder for both sites")
    given = parser.parse_args()
    if not has_zensical():
        print("Zensical is not installed: make .venv/.zensical", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        place: Path = given.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        try:
            project: Path = given.project or make_project(ROOT, say)
            articles = build_both(project, archive_of(project), place / "mkdocs", place / "zensical")
        except SiteError as error:
            print(error, file=sys.stderr)
            return 1
        pages = sum(1 for _ in (place / "mkdocs").rglob("*.html"))
    print(f"{pages} pages are the same by MkDocs and by Zensical; {articles} articles are found in the search of both.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
