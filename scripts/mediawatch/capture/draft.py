"""The file of the draft issue: found, read, and written whole or not at all."""

import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile

from mediawatch.capture.append import is_draft
from mediawatch.capture.page import CaptureError


def find_draft(folder: Path, number: int | None) -> Path:
    """Return the file of an issue; without a number, of the newest one that is still a draft."""
    if number is not None:
        found = sorted(folder.glob(f"[0-9][0-9][0-9][0-9]/{number}.md"))
        if len(found) > 1:
            raise CaptureError(f"第 {number} 期有两个文件：{found[0]} 和 {found[1]}（删掉多余的一份）")
        if not found:
            raise CaptureError(f"没有第 {number} 期（检查期号，或先运行 mediawatch new --number {number}）")
        return found[0]
    files = sorted(
        (path for path in folder.glob("[0-9][0-9][0-9][0-9]/*.md") if path.stem.isdecimal()),
        key=lambda path: int(path.stem),
        reverse=True,
    )
    draft = next((path for path in files if is_draft(read_draft(path))), None)
    if draft is None:
        newest = f"用 --issue 写明期号，如 --issue {files[0].stem}，或" if files else ""
        raise CaptureError(f"没有刚新建、还没写的一期（{newest}先运行 mediawatch new）")
    return draft


def read_draft(path: Path) -> str:
    """Return the text of an issue's file, line ends as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CaptureError(f"{path}：文件不是 UTF-8 编码（用记事本打开，另存为，编码选 UTF-8）") from error


def write_draft(path: Path, text: str) -> None:
    """Write a file so that it holds the old text or the new one, whatever happens meanwhile."""
    target = path.resolve()
    with NamedTemporaryFile("wb", dir=target.parent, prefix=".", suffix=".tmp", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
            shutil.copymode(target, written)
        except BaseException:
            file.close()
            written.unlink()
            raise
    written.replace(target)
