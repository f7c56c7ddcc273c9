"""What is known of the project's theme: which modules bring which, and that its lists are kept once."""

import re
from pathlib import Path

import pytest

from mediawatch.site.theme import imported_modules


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """Return a project whose modules import each other in every way."""
    folder = tmp_path / "overrides" / "assets" / "javascripts" / "search"
    (folder / "page").mkdir(parents=True)
    (folder / "page.js").write_text(
        """/** @typedef {import("./typed.js").Typed} Typed */
import { a } from "./a.js";
import {
  b,
} from "./page/b.js";
import "./effect.js";
const later = () => import("./late.js");
const text = 'import { x } from "./text.js"';
""",
        encoding="utf-8",
    )
    (folder / "a.js").write_text('export { c } from "./c.js";\nimport d from "./page/d.js";\n', encoding="utf-8")
    (folder / "page" / "b.js").write_text(
        'import { c } from "../c.js";\nimport { d } from "./d.js";\n', encoding="utf-8"
    )
    (folder / "page" / "d.js").write_text(
        'import { a } from "../a.js";\nexport const d = "./no.js";\n', encoding="utf-8"
    )
    for name in ("c", "effect", "late", "text", "typed"):
        (folder / f"{name}.js").write_text(f"export const {name} = 1;\n", encoding="utf-8")
    return tmp_path


def test_a_module_brings_what_it_imports_and_nothing_that_it_loads_later(theme: Path) -> None:
    modules = imported_modules(theme)
    assert modules["page"] == ["page", "a", "page/b", "effect", "c", "page/d"]
    assert modules["page/d"] == ["page/d", "a", "c"]
    assert modules["late"] == ["late"]


def test_every_style_sheet_of_the_theme_is_loaded_by_every_page(project: Path) -> None:
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    theme = project / "overrides"
    styles = [path.relative_to(theme).as_posix() for path in theme.rglob("*.css")]
    assert styles
    for style in styles:
        assert re.search(rf'<link rel="stylesheet" href="{style.removesuffix(".css")}\.[0-9a-f]{{12}}\.css">', home)


def test_the_style_sheets_of_the_theme_are_made_small(project: Path) -> None:
    for style in (project / "overrides").rglob("*.css"):
        folder = project / "site" / style.relative_to(project / "overrides").parent
        (found,) = folder.glob(f"{style.stem}.*.css")
        small = found.read_text(encoding="utf-8")
        assert "/*" not in small
        assert len(small) < len(style.read_text(encoding="utf-8"))
