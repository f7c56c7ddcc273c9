"""The archive as it was at a revision of git."""

import subprocess
import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from mediawatch.archive.archive import Archive
from mediawatch.archive.issue_folder import shown


class RevisionError(Exception):
    """Why a revision cannot be read, in a line for who named it."""


def load_revision(folder: Path, revision: str) -> Archive:
    """Read the issues of a folder as they were at a revision; paths are those of today. Raises RevisionError.

    A revision that had no such folder is an empty archive.
    """
    if not folder.is_dir():
        raise RevisionError(f"{shown(folder)}：没有这个文件夹")
    commit = (
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    with TemporaryDirectory() as place:
        root = Path(place).resolve() / folder.name
        root.mkdir()
        if _git(folder, "ls-tree", commit, "./"):
            data = _git(folder, "archive", "--format=tar", commit, "./")
            with tarfile.open(fileobj=BytesIO(data)) as packed:
                packed.extractall(root, filter="data")
        archive = Archive.load(root)
        before, now = f"{shown(root)}/", f"{shown(folder)}/"
        return replace(
            archive,
            drafts=tuple(replace(one, path=one.path.replace(before, now, 1)) for one in archive.drafts),
            issues=tuple(replace(one, path=one.path.replace(before, now, 1)) for one in archive.issues),
            findings=tuple(replace(one, path=one.path.replace(before, now, 1)) for one in archive.findings),
            dictionary_path=archive.dictionary_path and archive.dictionary_path.replace(before, now, 1),
            topics_path=archive.topics_path and archive.topics_path.replace(before, now, 1),
        )


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise RevisionError("没有找到 git：装好 git 再用 --base") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        if "not a git repository" in said:
            raise RevisionError(f"{shown(folder)} 不在 git 仓库里，不能和以前的版本比") from None
        if arguments[0] == "rev-parse":
            raise RevisionError("--base 后面的版本在这个仓库里找不到（浅克隆要先运行 git fetch --unshallow）") from None
        raise RevisionError(f"git 没有给出以前的版本：{said}") from None
