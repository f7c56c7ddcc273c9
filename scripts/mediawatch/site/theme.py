"""The project's own theme, `overrides/`: what of it the site needs to know, and what is done to it in the site."""

import re
import shutil
from importlib.resources import files
from pathlib import Path

import minify

from mediawatch.search.browser import minify_scripts, write_browser_modules
from mediawatch.site.errors import SiteError
from mediawatch.site.stylesheet import dark_without_script, prune

_FOLDER = "overrides"
_MODULES = Path("assets") / "javascripts" / "search"
_TEXTS = (".md", ".html", ".css", ".js")
_STYLES = Path("assets") / "stylesheets"
_MATERIAL = ("main.*.css", "palette.*.css")
"""Material's style sheets, of which pages load one, `material.css`, with what they use."""
_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png")
"""What Material brings for its own search, which is off, and its icon: no page loads them."""
_SCRIPTS = "assets/javascripts/bundle.*.js"
"""What Material's own frame does; ours does it in `frame.js`."""
_OWN_SCRIPTS = "assets/javascripts/**/*.js"
_WORD = re.compile(r"[\w-]+")

_IMPORT = re.compile(r'^(?:import\b|export\b[^;"\']*?\bfrom\b)[^;"\'()]*"(\.[^"]+)"', re.MULTILINE)
"""An import that a browser follows before it runs a module; not `import()`, which waits until it is called."""


def theme_files(project: Path) -> tuple[Path, ...]:
    """Return the files whose change changes every page."""
    return (project / "mkdocs.yml", *sorted(path for path in (project / _FOLDER).rglob("*") if path.is_file()))


def check_texts(project: Path) -> None:
    """Raise SiteError for a hand-written page, template, style or script that is not UTF-8."""
    for path in (*sorted((project / "docs").glob("*.md")), *theme_files(project)):
        if path.suffix in _TEXTS:
            try:
                path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                raise SiteError(f"{path} 不是 UTF-8 编码：请另存为 UTF-8") from None


def imported_modules(project: Path) -> dict[str, list[str]]:
    """Return for each search module, by its path without `.js`, itself and all that a browser loads with it."""
    folder = project / _FOLDER / _MODULES
    imports = {path.relative_to(folder).with_suffix("").as_posix(): _imports(path, folder) for path in _scripts(folder)}
    return {name: _reached(name, imports) for name in imports}


def _scripts(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.js"))


def _imports(path: Path, folder: Path) -> list[str]:
    found = _IMPORT.findall(path.read_text(encoding="utf-8"))
    return [(path.parent / name).resolve().relative_to(folder.resolve()).with_suffix("").as_posix() for name in found]


def _reached(name: str, imports: dict[str, list[str]]) -> list[str]:
    """Return what can be reached from a module, in the order in which a browser learns of it."""
    reached = [name]
    for one in reached:
        reached += dict.fromkeys(other for other in imports.get(one, ()) if other not in reached)
    return reached


def dress_site(project: Path, site: Path) -> None:
    """Make small what the theme brought into a rendered site, and remove what nothing loads."""
    unused = [site / name for name in _UNUSED]
    for path in (*unused, *site.glob("assets/**/*.map"), *site.glob(_SCRIPTS)):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    _dress_styles(project / _FOLDER, site)
    try:
        minify_scripts(path for path in sorted(site.glob(_OWN_SCRIPTS)) if not path.is_relative_to(site / _MODULES))
        write_browser_modules(site)
    except ValueError as error:
        raise SiteError(str(error)) from None


def _dress_styles(theme: Path, site: Path) -> None:
    own = {path.relative_to(theme): path.read_text(encoding="utf-8") for path in sorted(theme.rglob("*.css"))}
    brought = [path for name in _MATERIAL for path in sorted((site / _STYLES).glob(name))]
    material = "".join(path.read_text(encoding="utf-8") for path in brought)
    for path in brought:
        path.unlink()
    own[_STYLES / "material.css"] = prune(material, _words(theme), "".join(own.values()))
    for name, text in own.items():
        styles = minify.string("text/css", dark_without_script(text))
        (site / name).write_text(styles, encoding="utf-8", newline="\n")


def _words(theme: Path) -> frozenset[str]:
    """Return all that may be a class in a page: pages are made of these templates and scripts alone."""
    templates = files("mediawatch.pages") / "templates"
    texts = [path.read_text(encoding="utf-8") for path in templates.iterdir()]
    texts += [path.read_text(encoding="utf-8") for path in theme.rglob("*") if path.suffix in (".html", ".js")]
    return frozenset(word for text in texts for word in _WORD.findall(text))
