"""A project that is built once, for tests of the command line; imports that start no processes."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from frozen_archive import make_project
from mediawatch.intake.batch import Imported
from mediawatch.intake.readers.read import Candidate
from mediawatch.site.build import build_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build issue 523; return the project's folder."""
    project = tmp_path_factory.mktemp("project")
    build_site(project, make_project(project), project / "site", say=lambda _: None)
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the built project, and go there."""
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read documents in this process: what processes of their own are for is tested apart."""

    def work_here(
        work: Callable[[Candidate], Imported], jobs: Iterable[Candidate], *, seconds: float, **_: object
    ) -> Iterator[tuple[Candidate, Imported]]:
        assert seconds > 0
        yield from ((job, work(job)) for job in jobs)

    monkeypatch.setattr("mediawatch.intake.batch.work_in_processes", work_here)
