"""Long work says how far it is."""

from pathlib import Path

from frozen_archive import ARCHIVE, ROOT
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.outputs.registry import write_outputs
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate
from mediawatch.progress import Step
from mediawatch.site.build import publication
from mediawatch.site.search_index import prove_search, write_search
from mediawatch.site.settings import read_settings


def test_every_stage_ends_with_all_its_steps_done(tmp_path: Path) -> None:
    done: dict[str, list[int]] = {}

    def stage(name: str, steps: int) -> Step:
        counts = done[name] = [steps, 0]

        def step() -> None:
            counts[1] += 1

        return step

    archive = Archive.load(ARCHIVE, stage=stage)
    analysis = Analysis(archive)
    generate(Edition(analysis, "月报"), tmp_path / "docs", stage)
    write_outputs(publication(analysis, read_settings(ROOT)), tmp_path / "site", stage=stage)
    write_search(archive, tmp_path / "site", stage)
    prove_search(archive, tmp_path / "site", stage)
    assert len(done) == 6
    assert all(steps == count > 0 for steps, count in done.values()), done
