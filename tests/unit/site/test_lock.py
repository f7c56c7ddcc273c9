"""Two builds of one project come one after the other, and a build that died holds up none."""

import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frozen_archive import ROOT
from mediawatch.site.lock import building, lock

HOLD = """
import sys
from pathlib import Path
from mediawatch.site.lock import building
with building(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Return another process, which holds the project."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_of_two_says_so_in_a_line_and_waits(tmp_path: Path) -> None:
    done: list[str] = []

    def say(line: str) -> None:
        done.append(line)
        assert held
        held.release()  # only now can the second go on

    (tmp_path / "docs").mkdir()
    held = lock(tmp_path / "docs")
    with building(tmp_path, say):
        done.append("built")
    assert [line[:12] for line in done] == ["这个项目里另一次建站还没", "built"]
    with building(tmp_path, say):
        assert len(done) == 2, "nobody is there any more"


def test_a_project_that_another_process_builds_is_locked_until_that_dies(
    tmp_path: Path, other: "subprocess.Popen[str]"
) -> None:
    assert lock(tmp_path / "docs") is None
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        other.kill()

    with building(tmp_path, say):
        said.append("built")
    assert said[1:] == ["built"]


def test_what_is_tidied_away_is_no_lock(tmp_path: Path) -> None:
    with building(tmp_path, print):
        assert [path.name for path in tmp_path.iterdir()] == ["docs"]
        assert list((tmp_path / "docs").iterdir()) == []
        assert lock(tmp_path / "docs") is None


def test_where_folders_cannot_be_locked_a_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_folders(descriptor: int) -> bool:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError("no locks for folders")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    monkeypatch.setattr("mediawatch.site.lock._take", refuse_folders)
    with building(tmp_path, print):
        assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["build.lock"]
        assert lock(tmp_path / "docs", tmp_path / ".cache" / "build.lock") is None


def test_where_nothing_can_be_locked_that_is_said_and_the_build_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> bool:
        raise OSError("no locks")

    monkeypatch.setattr("mediawatch.site.lock._take", refuse)
    said: list[str] = []
    with building(tmp_path, said.append):
        said.append("built")
    assert "请不要同时建两次" in said[0]
    assert said[1:] == ["built"]
