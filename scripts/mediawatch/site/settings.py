"""What `mkdocs.yml` says of the archive, for those who must not wait until MkDocs is loaded."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml
from yaml_env_tag import construct_env_tag

from mediawatch.addresses import is_public
from mediawatch.archive.next_issue import Names
from mediawatch.citations.cited import Imprint
from mediawatch.pages.repository import Repository, read_repository
from mediawatch.site.errors import SiteError

FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The names, the site's public address, which ends with a slash, and the public repository, where one is set.

    `place` is where the publisher is; `pdf` tells whether issues are to be had as PDFs.
    """

    names: Names
    address: str
    repository: Repository | None = None
    pdf: bool = False
    place: str = ""

    @property
    def imprint(self) -> Imprint:
        """What citations say beside what an issue says: no address where the site has none but this machine's."""
        home = self.address if is_public(self.address) else ""
        return Imprint(self.names.publisher, self.place, home)


def read_settings(project: Path) -> Settings:
    """Read the settings of a project. Raises SiteError where the file cannot be read."""
    try:
        values: object = yaml.load((project / FILE).read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError:
        raise SiteError(f"{FILE} 不是 UTF-8 编码：请另存为 UTF-8") from None
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"第 {mark.line + 1} 行" if mark else ""
        raise SiteError(f"{FILE} {place}读不懂：请检查缩进、冒号与引号") from None
    known = _mapping(values)
    extra = _mapping(known.get("extra"))
    digest = _mapping(extra.get("digest"))
    names = Names(_text(known.get("site_name")), _text(digest.get("publisher")), _text(digest.get("scope")))
    address = _text(known.get("site_url")).rstrip("/") + "/"
    place, pdf = _text(digest.get("place")), _switch(extra, "pdf")
    return Settings(names, address, _repository(extra), pdf, place)


def read_names(project: Path) -> Names:
    """Read what a project's digest is called. Raises SiteError where the settings cannot be read."""
    return read_settings(project).names


def _repository(extra: dict[str, Any]) -> Repository | None:
    said = _mapping(extra.get("repository"))
    try:
        return read_repository(*(_text(said.get(name)) for name in ("address", "branch", "kind")))
    except ValueError as error:
        raise SiteError(f"{FILE} 的 extra.repository：{error}") from None


def _switch(extra: dict[str, Any], name: str) -> bool:
    said: object = extra.get(name, False)
    if not isinstance(said, bool):
        raise SiteError(f"{FILE} 的 extra.{name}：写 true 或 false")
    return said


class _Loader(yaml.SafeLoader):
    """Reads plain values, and passes over what only MkDocs makes something of."""


def _pass_over(_loader: yaml.SafeLoader, _tag: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", construct_env_tag)  # as MkDocs reads it
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _pass_over)


def _mapping(value: object) -> dict[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return "" if value is None else str(value)
