"""MkDocs, as this project uses it: a site of Markdown pages and a theme. Nothing else knows it."""

import hashlib
import logging
import os
import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import yaml
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config  # pyright: ignore[reportUnknownVariableType]
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file

from mediawatch.format.strict_yaml import SAFE_LOADER
from mediawatch.kept import Take, make_all
from mediawatch.pages.finished import FinishedHeading, finish_page
from mediawatch.progress import Stage, Step, unwatched
from mediawatch.site.errors import SiteError
from mediawatch.site.mistakes import explain_mistake, name_mistake
from mediawatch.site.theme import theme_files

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
_ANCHOR = re.compile(r' id="([^"]*)"')
_FAILED = re.compile("Error (?:reading|building) page '(.*?)':")
"""What MkDocs logs before it lets an error of others through."""
_DATE = "SOURCE_DATE_EPOCH"


def render_pages(
    project: Path,
    site: Path,
    *,
    built: Mapping[str, object],
    changed_at: int,
    dirty: bool = False,
    url: str | None = None,
    stage: Stage = unwatched,
    take: Take = make_all,
) -> tuple[str, ...]:
    """Run MkDocs over the docs folder; return its warnings, which stop it unless `dirty`.

    Pages that `take` has of another site are not rendered again. `built` is what templates see as `config.extra.build`;
    `changed_at` dates the pages, in seconds since 1970, where SOURCE_DATE_EPOCH does not. `dirty` renders only what
    changed; `url` is a live server's address. Raises SiteError.
    """
    with _dated(changed_at) as date, _quiet() as messages:
        try:
            config = _load(project / "mkdocs.yml", site)
            if url:
                config.site_url = url
            config.extra["build"] = dict(built)
            pages = sum(1 for _ in (project / "docs").rglob("*.md"))
            config.plugins["mediawatch/progress"] = _Progress(stage("套上网站的样式", 2 * pages))
            config.plugins["mediawatch/finished"] = _Finished(partial(_take_page, take, _frame(project, config, date)))
            _build(config, messages)
        except MkDocsException as error:
            raise SiteError("；".join([*messages, str(error)])) from None
    warnings = tuple(message for message in messages if "'dirty'" not in message)
    if warnings and not dirty:
        raise SiteError("；".join(warnings))
    return warnings


def _frame(project: Path, config: MkDocsConfig, date: str) -> str:
    """Return a sum of all that a page is made of beside its own file and the program."""
    extra = cast(dict[str, object], config.extra)
    from_outside = (config.site_name, config.site_description, config.site_url, {**extra})  # what !ENV may say
    theme = [(path.relative_to(project).as_posix(), path.read_bytes()) for path in theme_files(project)]
    return hashlib.sha256(repr((from_outside, theme, date)).encode("utf-8", "surrogatepass")).hexdigest()


def _take_page(take: Take, frame: str, path: str, text: str) -> bytes | None:
    return take(path, (frame, text))


def _load(path: Path, site: Path) -> MkDocsConfig:
    """Read the settings; what MkDocs does not expect there is a mistake in them."""
    try:
        return load_config(str(path), site_dir=str(site), strict=False)
    except (MkDocsException, OSError):
        raise
    except Exception as error:
        raise SiteError(f"{path.name} 里有不能用的设置，{name_mistake(error)}") from None


def _build(config: MkDocsConfig, messages: Sequence[str]) -> None:
    """Let MkDocs build. Whatever a parser or a template stumbles over is a mistake in a file, which is named."""
    try:
        build(config, dirty=True)  # or else it empties the folder
    except MkDocsException:
        raise
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, TemplateError):
            raise
        pages = [found[1] for message in messages if (found := _FAILED.match(message))]
        raise SiteError(explain_mistake(error, *pages[-1:])) from None


class _NoConfig(Config):
    """The settings of a plugin that has none."""


class _Progress(BasePlugin[_NoConfig]):
    """Counts each page twice, when its Markdown is read and when it is written; changes nothing."""

    def __init__(self, step: Step) -> None:
        self._step = step

    def on_page_content(self, html: str, **_: object) -> None:
        """Count a page that is read."""
        self._step()

    def on_post_page(self, output: str, **_: object) -> None:
        """Count a page that is written."""
        self._step()


class _Finished(BasePlugin[_NoConfig]):
    """Spares Markdown the pages that are finished HTML, and MkDocs those that it has rendered before.

    What they become is the same. `take` gives the bytes of a page that is known, by its path and its text.
    """

    def __init__(self, take: Callable[[str, str], bytes | None]) -> None:
        self._take = take

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the pages outside the navigation, where all generated ones but a few are, a way of their own."""
        nav = cast(list[dict[str, str]], config.nav or [])
        listed = {path for item in nav for path in item.values()}
        for file in files.documentation_pages():
            if file.src_uri in listed:
                continue
            _FinishedPage(None, file, config)
            if known := self._take(file.dest_uri, file.content_string):
                write_file(known, file.abs_dest_path)  # newer than its Markdown: for MkDocs it has been rendered
        return files


class _FinishedPage(Page):
    """A page that may be finished HTML."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read front matter and text, as MkDocs does, by the quicker of the same two readers of YAML."""
        parts = _FRONT_MATTER.match(self.file.content_string)
        if parts is None:
            super().read_source(config)
        else:
            self.meta, self.markdown = yaml.load(parts[1], SAFE_LOADER), parts[2]  # noqa: S506 - it is safe

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content and contents."""
        finished = finish_page(self.markdown or "")
        if finished is None:
            super().render(config, files)
            return
        self.content, self.toc = finished.html, get_toc(_nested(finished.headings))
        self.present_anchor_ids = {*_ANCHOR.findall(finished.html)}


def _nested(headings: Iterable[FinishedHeading]) -> list[Any]:
    """Return headings as Python-Markdown's toc extension gives them: each below the last one of a higher rank."""
    tokens: list[Any] = []
    above: list[Any] = []
    for one in headings:
        token: dict[str, Any] = {"level": one.level, "id": one.anchor, "name": one.name, "children": []}
        while above and above[-1]["level"] >= one.level:
            above.pop()
        (above[-1]["children"] if above else tokens).append(token)
        above.append(token)
    return tokens


@contextmanager
def _dated(seconds: int) -> Generator[str]:
    """Set and give the date of the pages, which MkDocs takes from the environment only, unless it is set there."""
    given = os.environ.get(_DATE)
    if given is not None and not given.isdecimal():
        raise SiteError(f"环境变量 {_DATE} 不是秒数")
    os.environ[_DATE] = date = given or str(seconds)
    try:
        yield date
    finally:
        if given is None:
            del os.environ[_DATE]


@contextmanager
def _quiet() -> Generator[list[str]]:
    """Keep MkDocs from printing; collect its warnings and errors instead."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    collector = Collector(logging.WARNING)
    before, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = before
