"""What is installed for whom: a site needs little, bringing in needs an extra, and all files pin the same versions."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from command_line import run
from frozen_archive import ROOT

PACKAGE = ROOT / "scripts" / "mediawatch"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES: set[str] = {name.partition("<")[0] for name in PROJECT["dependencies"]}
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
INTAKE = set(EXTRAS["intake"])
PINNED = {
    "requirements.txt": (),
    "requirements-intake.txt": ("intake",),
    "requirements-pdf.txt": ("pdf",),
    "requirements-dev.txt": ("intake", "pdf", "dev"),
    "requirements-bench.txt": ("intake", "pdf", "dev", "bench"),
    "requirements-mutation.txt": ("intake", "pdf", "dev", "mutation"),
    "requirements-zensical.txt": ("zensical",),
    "requirements-fuzz.txt": ("intake", "pdf", "dev", "fuzz"),
    "requirements-bom.txt": ("bom",),
}
"""The extras that each file of requirements is for."""


def pins(name: str) -> set[str]:
    """Return the versions that a requirements file pins, with the Pythons that they are for."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {line.removesuffix("\\").strip() for line in text.splitlines() if re.match(r"\w", line)}


def names(name: str) -> set[str]:
    return {pin.partition("==")[0] for pin in pins(name)}


@cache
def distributions() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()


def imported(paths: Sequence[Path]) -> set[str]:
    """Return the distributions that modules import, the standard library and the project itself apart."""
    found: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    homes = distributions()
    third = found - sys.stdlib_module_names - {"mediawatch"}
    return {homes[name][0].lower().replace("_", "-") for name in third}


@pytest.mark.slow
def test_only_intake_and_pdfs_import_what_their_extras_hold() -> None:
    inside, setting = sorted((PACKAGE / "intake").rglob("*.py")), PACKAGE / "outputs" / "pdf.py"
    outside = sorted(set(PACKAGE.rglob("*.py")) - {*inside, setting})
    assert imported(outside) <= DEPENDENCIES | {"markupsafe"}  # which comes with jinja2
    assert imported(inside) - DEPENDENCIES == INTAKE
    assert imported([setting]) - DEPENDENCIES == set(EXTRAS["pdf"])


@pytest.mark.slow
def test_what_builds_a_site_loads_nothing_of_the_extras() -> None:
    """Whoever reads, checks and builds must not need what an extra alone brings."""
    alone = (names("requirements-intake.txt") | names("requirements-pdf.txt")) - names("requirements.txt")
    modules = [name for name, homes in distributions().items() if {*homes} & alone]
    assert {"pypdfium2", "typst"} <= set(modules)
    loaded = "import mediawatch.cli, mediawatch.site.build, mediawatch.site.live, sys; print(*sys.modules)"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); {loaded}"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "mkdocs" in printed
    assert not set(printed) & set(modules)


def test_every_requirements_file_holds_those_for_less() -> None:
    for smaller, larger in permutations(PINNED, 2):
        if set(PINNED[smaller]) <= set(PINNED[larger]):
            assert pins(smaller) <= pins(larger), larger


def test_each_requirements_file_holds_what_its_extras_name_and_no_more() -> None:
    for name, chosen in PINNED.items():
        wanted = DEPENDENCIES.union(EXTRAS["build"], *(EXTRAS[one] for one in chosen))
        assert {re.split(r"[\[<>=]", one)[0] for one in wanted} <= names(name), name
    assert not {"pypdfium2", "pytest", "trafilatura", "typst"} & names("requirements.txt")
    assert not {"pytest", "typst"} & names("requirements-intake.txt")


def test_every_pin_has_a_hash_and_no_file_says_where_it_was_fetched() -> None:
    for name in PINNED:
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\w)", text.strip())
        assert all("--hash=sha256:" in entry for entry in entries)
        assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted", text)


@pytest.mark.parametrize("arguments", [("import", "旧.docx"), ("capture", "https://a.example/")])
def test_bringing_in_without_its_packages_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = ["click", "no-such-package; extra == 'intake'", 'click>=8 ; extra == "intake"', 'none; extra == "dev"']

    def requires(_name: str) -> list[str]:
        return wanted

    monkeypatch.setattr("importlib.metadata.requires", requires)
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "（缺 no-such-package）" in err
    assert "-m pip install no-such-package，再试一次" in err
