"""`mediawatch build` on a machine that fails: the last good site stays, and what is said is so."""

import errno
import os
from pathlib import Path

import pytest

from command_line import run
from mediawatch.site import build as site_build

WORDS = {
    errno.ENOSPC: "磁盘满了（请腾出空间，再试一次）",
    errno.EROFS: "只能读，不能写（请换一个能写的地方）",
    errno.EACCES: "没有权限（请检查路径与权限）",
    errno.EIO: "磁盘或网络出了错（请检查磁盘与网络，再试一次）",
}
STEPS = ["generate", "render_site", "add_outputs", "write_search", "keep_earlier"]


def contents(site: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("step", "number"), [*((step, errno.ENOSPC) for step in STEPS), *(("generate", n) for n in WORDS)]
)
def test_a_disk_that_fails_is_said_in_one_line_and_the_old_site_stays(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    before = contents(project / "site")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(site_build, step, fail)
    code, out, err = run(capsys, "build")
    assert (code, out) == (1, "")
    assert err == f"网站没有建成：{WORDS[number]}；原来的网站没有动。\n"
    assert contents(project / "site") == before
    assert not list(project.glob(".site-*"))


def test_a_message_that_nobody_can_hear_stops_no_build(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("click.echo", fail)
    code, _, _ = run(capsys, "build")
    assert code == 0
    assert not list(project.glob(".site-*"))


def test_a_site_that_may_not_be_read_is_said_in_chinese(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.types.os.access", lambda *_: False)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    code, _, err = run(capsys, "build", "--site", str(project / "site"))
    assert code == 2
    assert "--site 的值不对：没有权限读它" in err
