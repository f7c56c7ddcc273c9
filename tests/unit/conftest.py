"""A project that is built once, for tests of the command line."""

import shutil
from pathlib import Path

import pytest

from frozen_archive import make_project
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
