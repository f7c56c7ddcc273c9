"""What was made before is taken only where it is the same to the byte."""

from pathlib import Path

import pytest

from mediawatch import kept
from mediawatch.kept import Kept


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of one file, which a ledger knows as made from 1 and 2."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "a").write_bytes(b"one")
    first = Kept.read(tmp_path, site)
    assert first.take("a", (1, 2)) is None
    first.note(site)()
    return site


def test_what_was_made_from_the_same_is_taken(tmp_path: Path, site: Path) -> None:
    again = Kept.read(tmp_path, site)
    assert again.take("a", (1, 2)) == b"one"
    assert again.take("a", (1, 3)) is None
    assert again.take("b", (1, 2)) is None


@pytest.mark.parametrize("damage", ["touched", "gone"])
def test_what_somebody_has_touched_is_made_again(tmp_path: Path, site: Path, damage: str) -> None:
    (site / "a").write_bytes(b"two") if damage == "touched" else (site / "a").unlink()
    assert Kept.read(tmp_path, site).take("a", (1, 2)) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"program": 1}', '{"files": []}', "\x00"])
def test_a_damaged_ledger_says_nothing(tmp_path: Path, site: Path, text: str) -> None:
    (tmp_path / ".cache" / "built.json").write_text(text, encoding="utf-8")
    assert Kept.read(tmp_path, site).take("a", (1, 2)) is None


def test_another_program_or_site_has_its_own(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Kept.read(tmp_path, tmp_path / "other").take("a", (1, 2)) is None
    monkeypatch.setattr(kept, "program_sum", lambda: "another")
    assert Kept.read(tmp_path, site).take("a", (1, 2)) is None


def test_what_is_noted_is_written_when_the_site_stands_and_what_is_gone_is_forgotten(
    tmp_path: Path, site: Path
) -> None:
    ledger = tmp_path / ".cache" / "built.json"
    before = ledger.read_bytes()
    again = Kept.read(tmp_path, site)
    (site / "b").write_bytes(b"")
    again.take("b", 1)
    write = again.note(site)
    assert ledger.read_bytes() == before
    write()
    assert set(Kept.read(tmp_path, site)._known) == {"b"}  # pyright: ignore[reportPrivateUsage]
