"""What is watched is seen to change, to go and to come back."""

import threading
import time
from pathlib import Path

from mediawatch.site.watch import Watcher, look


def test_files_and_all_in_folders_are_looked_at_and_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_text("1", encoding="utf-8")
    (tmp_path / "d").write_text("1", encoding="utf-8")
    seen = look([tmp_path / "a", tmp_path / "d", tmp_path / "gone"])
    assert set(seen) == {str(tmp_path / "a" / "b" / "c"), str(tmp_path / "d")}
    (tmp_path / "d").write_text("22", encoding="utf-8")
    assert look([tmp_path / "a", tmp_path / "d"]) != seen


def test_a_folder_that_goes_and_comes_back_is_seen_both_times(tmp_path: Path) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "a").touch()
    watcher = Watcher(lambda: [folder])
    assert not watcher.changed()
    folder.rename(tmp_path / "away")
    assert watcher.changed()
    assert watcher.wait()
    assert not watcher.changed()
    (tmp_path / "away").rename(folder)
    assert watcher.wait()


def test_what_changes_during_work_is_seen_after_it(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    watcher = Watcher(lambda: [tmp_path])
    (tmp_path / "b").touch()
    assert watcher.wait()
    (tmp_path / "c").touch()
    assert watcher.wait()


def test_waiting_ends_when_it_is_told_to(tmp_path: Path) -> None:
    watcher = Watcher(lambda: [tmp_path])
    threading.Thread(target=lambda: (time.sleep(0.05), watcher.stop())).start()
    assert not watcher.wait()
