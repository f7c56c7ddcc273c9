"""The theme's style sheets, scripts and icon as pages load them: small, and each named after its content."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from posixpath import dirname, normpath, relpath

import minify

from mediawatch.search.browser import lunr_module, minify_script
from mediawatch.site.errors import SiteError
from mediawatch.site.stylesheet import dark_without_script, prune

MATERIAL = "assets/stylesheets/material.css"
"""The one style sheet made of Material's, with what pages use of them."""
_BROUGHT = ("main.*.css", "palette.*.css")
_LUNR = "assets/javascripts/search/lunr.js"
DOOR = "assets/javascripts/search/engine.js"
"""The engine's own address, for programs of others: a door to the module of today."""
_SUFFIXES = (".css", ".js", ".svg")
_LENGTH = 12
"""Hexadecimal digits of the content's hash in a name."""
_MODULE = re.compile(r"""(["'`])(\.{1,2}/[\w./-]+\.js)\1""")
"""Another module, as a module names it."""
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by their paths in a site; and the path of each by that in the theme."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def make_assets(theme: Path) -> Assets:
    """Return what pages load of a theme. Raises SiteError for a script that cannot be read."""
    digest = hashlib.sha256()
    for path in sorted(theme.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(theme).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return _make(theme, digest.digest())


@lru_cache(maxsize=4)
def _make(theme: Path, _content: bytes) -> Assets:
    texts = {**_styles(theme), **_scripts(theme), **_icons(theme)}
    names = {path: _name(path, texts) for path in texts}
    made = {names[path]: _renamed(path, text, names).encode() for path, text in texts.items()}
    if DOOR in names:
        made[DOOR] = f'export*from"./{PurePosixPath(names[DOOR]).name}"'.encode()
    return Assets(made, names)


def _name(path: str, texts: Mapping[str, str]) -> str:
    """Return a file's name with the hash of its content, which for a module is that of all that it leads to."""
    reached = [path]
    for one in reached:
        reached += dict.fromkeys(
            other for other in _modules(one, texts[one]) if other in texts and other not in reached
        )
    digest = hashlib.sha256()
    for one in (path, *sorted(reached[1:])):
        digest.update(f"{relpath(one, dirname(path))}\0{texts[one]}\0".encode())
    place = PurePosixPath(path)
    return place.with_name(f"{place.stem}.{digest.hexdigest()[:_LENGTH]}{place.suffix}").as_posix()


def _modules(path: str, text: str) -> list[str]:
    return [normpath(f"{dirname(path)}/{name}") for _, name in _MODULE.findall(text)] if path.endswith(".js") else []


def _renamed(path: str, text: str, names: Mapping[str, str]) -> str:
    """Return a module's text with the names that other modules have in the site."""
    if not path.endswith(".js"):
        return text

    def rename(found: re.Match[str]) -> str:
        quote, name = found.groups()
        new = names.get(normpath(f"{dirname(path)}/{name}"))
        return f"{quote}{name.rpartition('/')[0]}/{PurePosixPath(new).name}{quote}" if new else found[0]

    return _MODULE.sub(rename, text)


def _read(theme: Path, suffix: str) -> dict[str, str]:
    paths: Iterable[Path] = sorted((theme / "assets").rglob(f"*{suffix}"))
    return {path.relative_to(theme).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _icons(theme: Path) -> dict[str, str]:
    return _read(theme, ".svg")


def _scripts(theme: Path) -> dict[str, str]:
    texts = _read(theme, ".js")
    if DOOR in texts:
        texts[_LUNR] = lunr_module()
    try:
        return {path: minify_script(text, PurePosixPath(path).name) for path, text in texts.items()}
    except ValueError as error:
        raise SiteError(str(error)) from None


def _styles(theme: Path) -> dict[str, str]:
    own = _read(theme, ".css")
    brought = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    material = "".join(path.read_text(encoding="utf-8") for name in _BROUGHT for path in sorted(brought.glob(name)))
    sheets = {**own, MATERIAL: prune(material, _words(theme), "".join(own.values()))}
    return {path: minify.string("text/css", dark_without_script(text)) for path, text in sheets.items()}


def _words(theme: Path) -> frozenset[str]:
    """Return all that may be a class in a page: pages are made of these templates and scripts alone."""
    templates = files("mediawatch.pages") / "templates"
    texts = [path.read_text(encoding="utf-8") for path in templates.iterdir()]
    texts += [path.read_text(encoding="utf-8") for path in theme.rglob("*") if path.suffix in (".html", ".js")]
    return frozenset(word for text in texts for word in _WORD.findall(text))
