"""What pages load of the theme: named after its content, each module with all that it leads to."""

import re
from pathlib import Path

import pytest

from mediawatch.site.assets import DOOR, make_assets
from mediawatch.site.errors import SiteError

PAGE = "assets/javascripts/search/page.js"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "assets" / "javascripts" / "search"
    (folder / "page").mkdir(parents=True)
    (folder / "page.js").write_text(
        'import { a } from "./page/a.js";\nexport const b = a, later = () => import("./late.js");\n', encoding="utf-8"
    )
    (folder / "page" / "a.js").write_text('export { b } from "../page.js";\nexport const a = 1;\n', encoding="utf-8")
    (folder / "late.js").write_text("export const late = 1;\n", encoding="utf-8")
    (folder / "alone.js").write_text("export const alone = 1;\n", encoding="utf-8")
    return tmp_path


def test_modules_name_each_other_as_the_site_does_also_in_a_circle(theme: Path) -> None:
    assets = make_assets(theme)
    named = {path: assets.files[name].decode() for path, name in assets.names.items()}
    for other in ("page/a", "late"):
        new = Path(assets.names[f"assets/javascripts/search/{other}.js"]).name
        assert re.fullmatch(rf"{Path(other).name}\.[0-9a-f]{{12}}\.js", new)
        assert f"./{Path(other).parent / new}" in named[PAGE]
    assert f"../{Path(assets.names[PAGE]).name}" in named["assets/javascripts/search/page/a.js"]


@pytest.mark.parametrize("changed", ["page.js", "page/a.js", "late.js"])
def test_a_name_changes_with_all_that_a_module_leads_to_and_nothing_else(theme: Path, changed: str) -> None:
    before = make_assets(theme).names
    path = theme / "assets" / "javascripts" / "search" / changed
    path.write_text(path.read_text(encoding="utf-8") + "export const more = 1;\n", encoding="utf-8")
    after = make_assets(theme).names
    assert after[PAGE] != before[PAGE]
    alone = "assets/javascripts/search/alone.js"
    assert after[alone] == before[alone]


def test_the_engine_keeps_an_address_of_its_own(theme: Path) -> None:
    (theme / DOOR).write_text("export const engine = 1;\n", encoding="utf-8")
    assets = make_assets(theme)
    assert Path(assets.names[DOOR]).name in assets.files[DOOR].decode()


def test_a_script_that_cannot_be_read_is_named(theme: Path) -> None:
    (theme / PAGE).write_text("const a = (((", encoding="utf-8")
    with pytest.raises(SiteError, match=r"page\.js"):
        make_assets(theme)
