"""The search modules that browsers load: lunr made a module, and all of them minified."""

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import minify

_FOLDER = Path("assets") / "javascripts" / "search"
_INDEXING = re.compile(
    r"^lunr\.(?:stemmer|generateStopWordFilter|stopWordFilter|trimmer|tokenizer|Builder|QueryLexer|QueryParser|"
    r"QueryParseError|Pipeline\.registerFunction\(lunr)\b.*?(?=^lunr\.|^/\*|^  /\*\*\n   \* export)",
    re.MULTILINE | re.DOTALL,
)
"""Statements of lunr that make indexes or read query strings: half of it, and never run in a reader's browser."""


def write_browser_modules(site: Path) -> None:
    """Add lunr to a site's search modules, and minify them all. Raises ValueError for one that cannot be read."""
    folder = site / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lunr.js").write_text(lunr_module(), encoding="utf-8")
    minify_scripts(sorted(folder.rglob("*.js")))


def minify_scripts(paths: Iterable[Path]) -> None:
    """Make scripts small where they are. Raises ValueError for one that cannot be read."""
    for path in paths:
        path.write_text(minify_script(path.read_text(encoding="utf-8"), path.name), encoding="utf-8")


def minify_script(text: str, name: str) -> str:
    """Return a script made small; `name` tells people which. Raises ValueError for one that cannot be read."""
    try:
        return minify.string("text/javascript", text)
    except minify.MinifyError as error:
        raise ValueError(f"{name}: {str(error).partition(chr(10))[0]}") from None


def lunr_module() -> str:
    """Return the lunr that MkDocs brings, as an ES module that can load indexes and query them.

    It looks for CommonJS before it looks for a global object, and a module has none; so CommonJS is what it gets.
    """
    source = files("mkdocs") / "contrib" / "search" / "templates" / "search" / "lunr.js"
    script = source.read_text(encoding="utf-8")
    script = _INDEXING.sub("", script)
    return f"const module = {{}}, exports = module;\n{script}\nexport default module.exports;\n"
