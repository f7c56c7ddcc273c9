"""Serving: what is shown before the first build is done, and what is left behind: nothing."""

import signal
import tempfile
import time
from pathlib import Path

import pytest

from frozen_archive import archive_of
from mediawatch.site.serve import published_site
from serving import fetch, free_port, serving, wait_for

pytestmark = pytest.mark.builds


def test_the_site_that_was_built_last_is_shown_while_another_is_made(project: Path) -> None:
    port = free_port()
    with serving(project, port) as process:
        said = wait_for(process, "先看上一次建成的网站")
        assert said == [f"先看上一次建成的网站：http://127.0.0.1:{port}/ ；正在更新，好了会自动换上。\n"]
        before = fetch(port, ".live?page=/")
        assert "第五二三期" in fetch(port, "issues/523/")
        wait_for(process, "保存文件后自动更新")
        assert fetch(port, ".live?page=/") != before


def test_only_a_finished_site_of_the_projects_own_archive_is(project: Path, tmp_path: Path) -> None:
    assert published_site(project, archive_of(project)) == project / "site"
    assert published_site(project, tmp_path) is None
    (project / "site" / "search" / "manifest.json").unlink()
    assert published_site(project, archive_of(project)) is None


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_is_told_to_end_leaves_nothing_behind(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with serving(project, free_port()) as process:
        wait_for(process, "保存文件后自动更新")
        assert [path.name.partition("-")[0] for path in temporary.iterdir()] == ["mediawatch"]
        process.send_signal(number)
        wait_for(process, "已结束。")
        assert process.wait() == 0
    for _ in range(50):
        if not list(temporary.iterdir()):
            break
        time.sleep(0.1)
    assert list(temporary.iterdir()) == []
