"""Changes modules in small ways, one by one, and says which changes no test notices: `make mutation MODULE=check/run`.

mutmut wants code in `src`, changes no function that is decorated, and asks only the tests that reached a function
first. So it works on a copy: of the package, with decorators written as calls after their functions, and of the tests
that judge it, with fixtures of a session made anew for each module. What runs as modules are imported (patterns,
tables, what registers) it does not change.
"""

import argparse
import ast
import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".cache" / "mutation" / "python"
JUDGES = {"check": ("check",), "format": ("format", "check"), "search": ("search",)}
"""The folders of tests/unit that judge each package."""

_LASTING = {"lru_cache"}
"""Decorators that are left out: a result kept from another test hides a change."""
_ASSERTED = re.compile(r",\s*strict=(?:True|False)\b")
"""What `zip` is told of lengths that are the same anyhow: no test can notice whether it is asked."""
_SURVIVED = {0: "", 5: "no test", 33: "no test reaches it"}
"""mutmut's exit statuses of changes that are not noticed."""


def main(module: str, sample: int | None) -> int:
    """Change a module or folder of the package, or all there is, and print what survived. Return an exit status."""
    folder = FOLDER / (module or "all")
    shutil.rmtree(folder, ignore_errors=True)
    changed = choose(module)
    copy_package(folder, changed)
    write_settings(folder, changed)
    copy_tests(folder, [module.partition("/")[0]] if module else [*JUDGES])
    chosen: list[str] = []
    if sample is not None:
        # Naming nothing that there is makes the changes and asks which test reaches what; the names are there then.
        _mutmut(folder, "nothing.*", quiet=True)
        names = sorted(name for _, results in read_results(folder) for name in results)
        chosen = random.Random(sample).sample(names, min(sample, len(names)))
    status = _mutmut(folder, *chosen)
    for line in report(folder):
        print(line)
    return status


def choose(module: str) -> list[str]:
    """Return the patterns of the paths that are changed: of those in pyproject.toml, what a module or folder names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    patterns: list[str] = settings["only_mutate"]
    chosen = f"src/mediawatch/{module}"
    whole = [pattern for pattern in patterns if pattern.startswith(chosen)]
    inside = any(fnmatch(f"{chosen}.py", pattern) for pattern in patterns)
    if not whole and not inside:
        raise SystemExit(f"{module} is none of {', '.join(patterns)}.")
    return whole or [f"{chosen}.py"]


def write_settings(folder: Path, changed: list[str]) -> None:
    """Write the project's settings with what is changed now: making changes that are not tried takes long."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^only_mutate = \[[^\]]*\]", f"only_mutate = {json.dumps(changed)}", text)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def copy_package(folder: Path, changed: list[str]) -> None:
    """Copy the package; the modules that are changed with decorators as mutmut can bear them."""
    for path in sorted((ROOT / "scripts" / "mediawatch").rglob("*")):
        copied = folder / "src" / path.relative_to(ROOT / "scripts")
        if path.is_file() and "__pycache__" not in path.parts:
            copied.parent.mkdir(parents=True, exist_ok=True)
            name = copied.relative_to(folder).as_posix()
            if path.suffix == ".py" and any(fnmatch(name, pattern) for pattern in changed):
                copied.write_text(prepare(path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                shutil.copy(path, copied)


def copy_tests(folder: Path, packages: list[str]) -> None:
    """Copy the tests that judge these packages, and what they read."""
    for path in [*ROOT.glob("tests/*.py"), ROOT / "tests" / "unit" / "conftest.py"]:
        copied = folder / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    judges = sorted({f"unit/{judge}" for package in packages for judge in JUDGES[package]})
    for name in ("archive", "cases", "data", *judges):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "tests" / name, folder / "tests" / name, ignore=ignored)
    for path in (folder / "tests" / "unit").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('(scope="session")', '(scope="module")'), encoding="utf-8")


def prepare(source: str) -> str:
    """Return a module as its copy has it: with no function decorated, and without what only asserts."""
    return undecorate(_ASSERTED.sub("", source))


def undecorate(source: str) -> str:
    """Return a module with `f = decorator(f)` after each function, in place of `@decorator` before it."""
    lines = source.split("\n")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for node in sorted(functions, key=lambda one: one.lineno, reverse=True):
        decorators = [ast.unparse(one) for one in node.decorator_list]
        if not decorators or node.end_lineno is None:
            continue
        indent = " " * node.col_offset
        lasting = (one for one in reversed(decorators) if one.partition("(")[0] not in _LASTING)
        calls = [f"{indent}{node.name} = {one}({node.name})" for one in lasting]
        lines[node.end_lineno : node.end_lineno] = ["", *calls]
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines)


def read_results(folder: Path) -> Iterator[tuple[Path, dict[str, int | None]]]:
    """Yield each module that mutmut knows and, by the name of a change, the exit status of the tests that judged it."""
    for path in sorted((folder / "mutants").rglob("*.py.meta")):
        yield path, json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]


def report(folder: Path) -> Iterator[str]:
    """Yield, for each module, how many changes were noticed, and the others; `mutmut show NAME` there shows one."""
    for path, results in read_results(folder):
        judged = {name: status for name, status in results.items() if status is not None}
        survived = {name: _SURVIVED[status] for name, status in judged.items() if status in _SURVIVED}
        if judged:
            place = path.relative_to(folder / "mutants" / "src" / "mediawatch").with_suffix("")
            yield f"{place}: {len(judged) - len(survived)} of {len(judged)} noticed"
            yield from (f"  {name} {why}".rstrip() for name, why in survived.items())


def _mutmut(folder: Path, *names: str, quiet: bool = False) -> int:
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *names]
    return subprocess.run(command, cwd=folder, check=False, capture_output=quiet).returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "module", nargs="?", default="", help="as in the package: check, format/parse …; all if left out"
    )
    parser.add_argument("--sample", type=int, help="how many changes are tried, drawn by lot")
    given = parser.parse_args()
    sys.exit(main(given.module, given.sample))
