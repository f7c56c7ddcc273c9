"""A project of its own for the made-up archive: the theme and the hand-written pages of another, and other names."""

import re
import shutil
from pathlib import Path

from mediawatch.demo.archive import write_archive
from mediawatch.demo.material import Calendar, read_calendar
from mediawatch.pages.kinds.guide import FILE as GUIDE
from mediawatch.site.errors import SiteError
from mediawatch.site.lock import Say, building
from mediawatch.site.settings import FILE as SETTINGS

_PLACE = Path(".cache") / "demo"
_FOLDERS = ("overrides", "docs/assets")
_FROM_OUTSIDE = re.compile(r'!ENV \[(?!SITE_URL\b)\w+, ("[^"]*")\]')
"""A value that the environment may give: the repository and the contact of the real archive."""


def make_project(project: Path, say: Say = lambda _: None) -> Path:
    """Make the demo's project anew, apart from what a project has beside it; return its folder. Raises SiteError.

    One that is being built, or served and brought up to date, is waited for.
    """
    folder = project / _PLACE
    settings = demo_settings((project / SETTINGS).read_text(encoding="utf-8"), read_calendar())
    with building(folder, say):
        _fill(folder, project, settings)
    return folder


def _fill(folder: Path, project: Path, settings: str) -> None:
    for name in (*_FOLDERS, archive_of(folder).name):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in (folder / "docs").glob("*.md"):
        path.unlink()
    for name in _FOLDERS:
        shutil.copytree(project / name, folder / name)
    pages = [path for path in (project / "docs").glob("*.md") if path.name != "index.md"]  # which a build makes
    for path in (*pages, project / GUIDE):
        if path.is_file():
            shutil.copy(path, folder / path.relative_to(project))
    (folder / SETTINGS).write_text(settings, encoding="utf-8")
    write_archive(archive_of(folder))


def archive_of(demo: Path) -> Path:
    """Return the archive of a demo's project."""
    return demo / "issues"


def demo_settings(text: str, calendar: Calendar) -> str:
    """Return the settings of a project as those of the demo, which every page says. Raises SiteError."""
    said = {
        "site_name: .*": f"site_name: {calendar.series}",
        "site_description: .*": "site_description: 编出来的各期，只用来看这个网站是什么样子。",
        "    publisher: .*": f"    publisher: {calendar.publisher}",
        "    scope: .*": f"    scope: {calendar.scope}",
        "extra:": "extra:\n  demo: true",
    }
    text = _FROM_OUTSIDE.sub(r"\1", text)
    for line, other in said.items():
        text, count = re.subn(rf"^{line}$", other, text, flags=re.MULTILINE)
        if count != 1:
            raise SiteError(f"{SETTINGS} 里没有一行“{line.strip()}”，演示用的设置没有写成")
    return text
