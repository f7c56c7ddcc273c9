"""Long work says how far it is."""

from pathlib import Path

from frozen_archive import ARCHIVE
from mediawatch.archive.archive import Archive
from mediawatch.pages.generate import generate
from mediawatch.progress import Step
from mediawatch.site.build import prove_search, write_search


def test_every_stage_ends_with_all_its_steps_done(tmp_path: Path) -> None:
    done: dict[str, list[int]] = {}

    def stage(name: str, steps: int) -> Step:
        counts = done[name] = [steps, 0]

        def step() -> None:
            counts[1] += 1

        return step

    archive = Archive.load(ARCHIVE, stage=stage)
    generate(archive, tmp_path / "docs", stage)
    write_search(archive, tmp_path / "site", stage)
    prove_search(archive, tmp_path / "site", stage)
    assert len(done) == 6
    assert all(steps == count > 0 for steps, count in done.values()), done
