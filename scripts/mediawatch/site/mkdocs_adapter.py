"""MkDocs, as this project uses it: a site of Markdown pages and a theme, a live server. Nothing else knows it."""

import logging
import os
import re
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config  # pyright: ignore[reportUnknownVariableType]
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from mediawatch.progress import Stage, Step, unwatched
from mediawatch.site.errors import SiteError
from mediawatch.site.mistakes import explain_mistake, name_mistake

POLLING = 0.2
"""Seconds between two looks at the watched files."""

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
) -> tuple[str, ...]:
    """Run MkDocs over the docs folder; return its warnings, which stop it unless `dirty`.

    `built` is what templates see as `config.extra.build`; `changed_at` dates the pages, in seconds since 1970, where
    SOURCE_DATE_EPOCH does not. `dirty` renders only what changed; `url` is a live server's address. Raises SiteError.
    """
    with _dated(changed_at), _quiet() as messages:
        try:
            config = _load(project / "mkdocs.yml", site, strict=not dirty)
            if url:
                config.site_url = url
            config.extra["build"] = dict(built)
            pages = sum(1 for _ in (project / "docs").rglob("*.md"))
            config.plugins["mediawatch/progress"] = _Progress(stage("套上网站的样式", 2 * pages))
            _build(config, messages, dirty=dirty)
        except MkDocsException as error:
            raise SiteError("；".join([*messages, str(error)])) from None
    return tuple(message for message in messages if "'dirty'" not in message)


def _load(path: Path, site: Path, *, strict: bool) -> MkDocsConfig:
    """Read the settings; what MkDocs does not expect there is a mistake in them."""
    try:
        return load_config(str(path), site_dir=str(site), strict=strict)
    except (MkDocsException, OSError):
        raise
    except Exception as error:
        raise SiteError(f"{path.name} 里有不能用的设置，{name_mistake(error)}") from None


def _build(config: MkDocsConfig, messages: Sequence[str], *, dirty: bool) -> None:
    """Let MkDocs build. Whatever a parser or a template stumbles over is a mistake in a file, which is named."""
    try:
        build(config, dirty=dirty)
    except MkDocsException:
        raise
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, TemplateError):
            raise
        pages = [found[1] for message in messages if (found := _FAILED.match(message))]
        raise SiteError(explain_mistake(error, *pages[-1:])) from None


class LiveServer(LiveReloadServer):
    """MkDocs' live server: builds again when a watched file changes, and tells when it can be reached."""

    def __init__(
        self, site: Path, host: str, port: int, *, rebuild: Callable[[], None], when_listening: Callable[[], None]
    ) -> None:
        super().__init__(rebuild, host, port, root=str(site), polling_interval=POLLING)
        self._when_listening = when_listening
        self.error_handler = lambda code: _error_page(site, code)

    def server_activate(self) -> None:
        """Begin to listen."""
        super().server_activate()
        self._when_listening()


def _error_page(site: Path, code: int) -> bytes | None:
    """Return the page for an address where nothing is."""
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


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


@contextmanager
def _dated(seconds: int) -> Generator[None]:
    """Set the date of the pages, which MkDocs takes from the environment only, unless it is set there already."""
    given = os.environ.get(_DATE)
    if given is not None and not given.isdecimal():
        raise SiteError(f"环境变量 {_DATE} 不是秒数")
    os.environ[_DATE] = given or str(seconds)
    try:
        yield
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
