"""Data flows one way: which modules may import which, read from their source."""

import ast
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "scripts" / "mediawatch"


def imports(path: Path) -> set[str]:
    """Return the names of all modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@cache
def modules() -> dict[str, set[str]]:
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): imports(path)
        for path in PACKAGE.rglob("*.py")
    }


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name == "mediawatch" or name.startswith("mediawatch.")}


def reachable(name: str) -> set[str]:
    """Return all modules of the package that a module imports, itself or through others."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        for other in {n.removeprefix("mediawatch.") for n in modules()[waiting.pop()]} & set(modules()) - seen:
            seen.add(other)
            waiting.append(other)
    return seen


def test_the_package_is_where_it_is_looked_for() -> None:
    assert {"model", "text", "cli", "archive.archive", "search.engine"} <= set(modules())


def test_what_others_stand_on_imports_nothing_of_the_project() -> None:
    leaves = [
        "model",
        "text",
        "addresses",
        "slug",
        "samples",
        "site_words",
        "word_names",
        "numerals",
        "progress",
        "failures",
        "commands",
        "visible",
    ]
    for name in [*leaves, "intake.raised", "intake.folding"]:
        assert ours(modules()[name]) == set()


def test_leaves_import_leaves_alone_and_the_design_names_them_all() -> None:
    leaves = {path.stem for path in PACKAGE.glob("[!_]*.py")}
    for name in leaves:
        assert {n.split(".")[1] for n in ours(modules()[name]) if n.count(".")} <= leaves, name
    table = (PACKAGE.parents[1] / "docs" / "dev" / "design.md").read_text(encoding="utf-8")
    named = re.search(r"^\| (`model`.*?) \|", table, re.MULTILINE)
    assert named
    assert sorted(re.findall(r"`(\w+)`", named[1])) == sorted(leaves)


def test_codes_are_declared_without_what_uses_them() -> None:
    leaves = {"codes", "model", "samples"}
    for name, names in modules().items():
        if name == "codes" or name.endswith(".codes"):
            assert {n.removeprefix("mediawatch.") for n in names} & set(modules()) <= leaves


def test_only_one_adapter_knows_mkdocs() -> None:
    knowing = {name for name, names in modules().items() if any(n.split(".")[0] == "mkdocs" for n in names)}
    assert knowing == {"site.mkdocs_adapter"}


BELOW = {
    "format": set[str](),
    "archive": {"format"},
    "analysis": {"archive", "format", "search"},
    "check": {"analysis", "archive", "format", "search"},
    "review": {"archive", "check"},
    "search": set[str](),
    "citations": {"format"},
    "outputs": {"analysis", "archive", "citations", "format", "search"},
    "pages": {"analysis", "archive", "check", "citations", "format", "search"},
    "site": {"analysis", "archive", "check", "citations", "format", "outputs", "pages", "search"},
    "intake": {"archive", "check", "format"},
    "demo": {"archive", "format", "pages", "site"},
}
"""The packages, and those that each may stand on beside the leaves: the table of `docs/dev/design.md`."""


def test_packages_stand_on_those_below_them_only() -> None:
    for name, names in modules().items():
        package = name.split(".")[0]
        used = {one.split(".")[1] for one in ours(names) if one.count(".")} - {package}
        if package in BELOW:
            assert used & {*BELOW, "cli"} <= BELOW[package], name


def test_nothing_imports_the_command_line() -> None:
    importing = {name for name, names in modules().items() if any(n.startswith("mediawatch.cli") for n in names)}
    assert {name for name in importing if name.split(".")[0] != "cli"} == {"__main__"}


def test_the_command_line_has_one_printer() -> None:
    """Whatever is shown goes through what makes it visible: no other module writes to a terminal."""
    calls = re.compile(
        r"\bclick\.(?:s?echo|secho|style)\(|(?<![\w.])print\(|sys\.std(?:out|err)\.write|^import logging", re.M
    )
    found = {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if calls.search(path.read_text("utf-8"))
    }
    assert found == {"cli/terminal.py", "site/mkdocs_adapter.py"}, "the adapter collects what MkDocs logs"


def test_readers_know_nothing_of_reports() -> None:
    known = {f"mediawatch.intake.{name}" for name in ("readers", "document", "raised", "list_marks")}
    for name, names in modules().items():
        if name.startswith("intake.readers"):
            intake = {n for n in names if n.startswith("mediawatch.intake.")}
            assert all(any(n == one or n.startswith(f"{one}.") for one in known) for n in intake)


def test_the_grammar_knows_no_files() -> None:
    readers = {name for name in modules() if name.startswith("intake.readers.")} - {"intake.readers.markup"}
    for name, names in modules().items():
        if name.startswith("intake.grammar"):
            assert not {n.removeprefix("mediawatch.") for n in ours(names)} & readers


def test_search_is_reached_without_mkdocs() -> None:
    assert "site.mkdocs_adapter" not in reachable("site.search_index")


def test_no_two_modules_import_each_other() -> None:
    assert [name for name in modules() if name in reachable(name)] == []
