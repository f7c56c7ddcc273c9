"""The project's own theme, `overrides/`: what of it the site needs to know, and what is done to it in the site."""

import re
import shutil
from pathlib import Path

from mediawatch.policy import page_policy
from mediawatch.site.assets import make_assets
from mediawatch.site.errors import SiteError

_FOLDER = "overrides"
_MODULES = Path("assets") / "javascripts" / "search"
_TEXTS = (".md", ".html", ".css", ".js")
_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png")
"""What Material brings for its own search, which is off, and its icon: no page loads them."""
_DRESSED = (".css", ".js", ".map")
"""What is replaced by files that are small and named after their content, or left out."""
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

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


def template_words(project: Path) -> dict[str, object]:
    """Return what templates are told of the theme: modules, names of files, policies. Raises SiteError."""
    style = _STYLE.search((project / _FOLDER / "404.html").read_text(encoding="utf-8"))
    return {
        "modules": imported_modules(project),
        "assets": dict(make_assets(project / _FOLDER).names),
        "policy": page_policy(),
        "policy_of_404": page_policy(style[1] if style else ""),
    }


def dress_site(project: Path, site: Path) -> None:
    """Give a rendered site what its pages load, and remove what the themes brought that nothing loads."""
    unused = [site / name for name in _UNUSED]
    brought = (path for suffix in _DRESSED for path in sorted(site.glob(f"assets/**/*{suffix}")))
    for path in (*unused, *brought):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for name, content in make_assets(project / _FOLDER).files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
