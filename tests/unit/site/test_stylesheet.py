"""Style sheets: what no page uses is left out, and dark needs no script."""

import pytest

from mediawatch.site.stylesheet import dark_without_script, prune


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".used{color:red}", ".used{color:red}"),
        (".gone{color:red}", ""),
        (".used .gone{color:red}", ""),
        (".gone,.used{color:red}", ".used{color:red}"),
        (".used:is(.used,a),.gone:is(a,b){color:red}", ".used:is(.used,a){color:red}"),
        (".used:not(.gone){color:red}", ".used:not(.gone){color:red}"),
        ("a[href],[data-used=x]{color:red}", "a[href],[data-used=x]{color:red}"),
        ("[data-gone=x]{color:red}", ""),
        ("@media print{.used{color:red}.gone{color:red}}", "@media print{.used{color:red}}"),
        ("@media print{.gone{color:red}}", ""),
        ("@font-face{font-family:x}", "@font-face{font-family:x}"),
        (".used{color:red!important;margin:0}", ".used{color:red!important;margin:0}"),
        (".used{--a:1;--b:2;width:var(--b)}", ".used{--b:2;width:var(--b)}"),
        (".used{--elsewhere:1}", ".used{--elsewhere:1}"),
        (".gone{width:var(--a)}.used{--a:1}", ".used{}"),
    ],
)
def test_what_no_page_uses_is_left_out(css: str, kept: str) -> None:
    assert prune(css, {"used", "data-used"}, "p{width:var( --elsewhere)}") == kept


def test_dark_colours_hold_without_script_where_the_system_is_dark() -> None:
    light, dark = '[data-md-color-scheme="default"]{--ink:#000}', '[data-md-color-scheme="slate"]{--ink:#fff}'
    more = '[data-md-color-scheme="slate"] .icon{display:none}'
    twin = '@media (prefers-color-scheme: dark){.no-js [data-md-color-scheme="default"]{--ink:#fff}}'
    assert dark_without_script(light + dark + more) == light + dark + twin + more
    assert dark_without_script("@media screen{[data-md-color-scheme=slate]{--ink:#fff}}").count("--ink:#fff") == 2
