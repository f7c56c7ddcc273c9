"""One commit gives the same bytes: in any folder, zone and locale, and from every Python; and they can be signed."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frozen_archive import ROOT, make_project
from mediawatch.site.sums import FILE

pytestmark = pytest.mark.builds

_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_PACKAGES = """
import sys
from importlib.metadata import version
names = "mkdocs mkdocs-material jinja2 markdown pygments pyyaml regex nh3 python-docx lxml lunr"
names += " opencc-purepy tdewolff-minify"
print([version(name) for name in names.split()], sys.version_info[:2] if sys.argv[1:] else "")
"""


def run(project: Path, python: str, *arguments: str, **environment: str) -> str:
    """Run the command with a Python; return what it says at last."""
    command = [python, "-m", "mediawatch", *arguments]
    told = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.run(command, cwd=project, env=told, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()[-1]


def ask(python: str, *arguments: str) -> str:
    """Return what a Python says of its packages, and with an argument of itself."""
    command = [python, "-c", _PACKAGES, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


def other_pythons() -> Iterator[str]:
    """Yield other Pythons that have the same packages; `MEDIAWATCH_PYTHONS` names more, with colons between."""
    named = [path for path in os.environ.get("MEDIAWATCH_PYTHONS", "").split(os.pathsep) if path]
    for python in (*named, *filter(None, (shutil.which(f"python{version}") for version in _PYTHONS))):
        if ask(python) == ask(sys.executable) and ask(python, "-") != ask(sys.executable, "-"):
            yield python


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build issue 523; return the project's folder, and the last line of the build."""
    project = tmp_path_factory.mktemp("first")
    make_project(project)
    return project, run(project, sys.executable, "build", TZ="UTC", LC_ALL="C.UTF-8")


def sums(project: Path) -> bytes:
    return (project / "site" / FILE).read_bytes()


def test_the_last_line_and_the_page_about_the_site_have_the_sum_of_the_sums(built: tuple[Path, str]) -> None:
    project, last = built
    digest = hashlib.sha256(sums(project)).hexdigest()
    assert last.endswith(digest)
    assert digest in (project / "site" / "about" / "index.html").read_text(encoding="utf-8")


def test_another_folder_zone_locale_and_seed_give_the_same_bytes(built: tuple[Path, str], tmp_path: Path) -> None:
    project = tmp_path / "其他 folder" / "p"
    make_project(project)
    run(project, sys.executable, "build", TZ="Pacific/Apia", LC_ALL="C", PYTHONHASHSEED="7", LANG="zh_CN.GBK")
    assert sums(project) == sums(built[0])


def test_another_python_gives_the_same_bytes(built: tuple[Path, str], tmp_path: Path) -> None:
    pythons = list(other_pythons())
    if not pythons:
        pytest.skip("no other Python that has the same packages")
    for number, python in enumerate(pythons):
        project = tmp_path / str(number)
        make_project(project)
        run(project, python, "build")
        assert sums(project) == sums(built[0]), python


@pytest.mark.skipif(not shutil.which("minisign"), reason="no minisign")
def test_the_sums_are_signed_as_the_page_for_developers_says(built: tuple[Path, str], tmp_path: Path) -> None:
    project = tmp_path / "signed"
    shutil.copytree(built[0], project)
    text = (ROOT / "docs" / "dev" / "same-bytes.md").read_text(encoding="utf-8")
    make, sign, check = (line for line in text.splitlines() if line.startswith("minisign -"))
    check = check.partition(" && ")[0]

    def shell(line: str) -> bool:
        return subprocess.run(["bash", "-c", line], cwd=project, capture_output=True, check=False).returncode == 0

    assert shell(f"{make} -W")
    assert shell(sign)
    assert shell(check)
    run(project, sys.executable, "verify", "site")
    with (project / "site" / FILE).open("a", encoding="utf-8") as file:
        file.write(f"{'a' * 64}  evil.html\n")
    assert not shell(check)
