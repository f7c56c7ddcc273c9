"""Turns .doc, .wps and .rtf into .docx with LibreOffice, where it is installed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from mediawatch.intake.document import UnreadableDocumentError

_GUARD = Path(__file__).parent / "office_guard.py"
_BATCH = 20
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_WORD = (".doc", ".wps", ".rtf", ".dot")
_KINDS = ((b"\xd0\xcf", ".doc"), (b"{\\rt", ".rtf"), (b"PK", ".odt"))
_REFUSED = "LibreOffice 打不开：文件损坏或有密码；请在 Word、WPS 里打开，另存为 .docx 再导入"


def find_office() -> str | None:
    """Return LibreOffice's command, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert_office(
    paths: Sequence[Path], *, office: str, timeout: float
) -> Iterator[tuple[Path, bytes | UnreadableDocumentError]]:
    """Yield each file's .docx. Several are converted at once; one that holds the others up is tried alone.

    `timeout` is in seconds, for one call of LibreOffice.
    """
    for start in range(0, len(paths), _BATCH):
        batch = paths[start : start + _BATCH]
        made = _convert(batch, office, timeout)
        for place, path in enumerate(batch):
            data = made.get(place) or (_convert([path], office, timeout).get(0) if len(batch) > 1 else None)
            yield path, data or UnreadableDocumentError(_REFUSED)


def _convert(paths: Sequence[Path], office: str, timeout: float) -> dict[int, bytes]:
    """Return what LibreOffice made of files, by their place; those it could not open are missing."""
    with tempfile.TemporaryDirectory(prefix="mediawatch-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        made = folder / "docx"
        copies: list[Path] = []
        for place, path in enumerate(paths):
            copy = folder / f"{place}{_suffix_of(path)}"
            shutil.copyfile(path, copy)
            copies.append(copy)
        home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
        command = [office, home, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
        _run([*command, "--outdir", str(made), *map(str, copies)], timeout)
        results = {place: made / f"{place}.docx" for place in range(len(paths))}
        return {place: result.read_bytes() for place, result in results.items() if result.is_file()}


def _suffix_of(path: Path) -> str:
    """Return the suffix that a file has, or ought to have: LibreOffice takes a document named .txt for a text."""
    with path.open("rb") as file:
        start = file.read(4)
    kind = next((suffix for mark, suffix in _KINDS if start.startswith(mark)), ".xml")
    known = path.suffix.lower()
    return known if known in _WORD or known == kind else kind


def _run(command: list[str], timeout: float) -> None:
    """Run a command, and end it with all that it started where it takes too long, or this process is gone."""
    guarded = [sys.executable, "-I", "-S", str(_GUARD), *command] if hasattr(os, "killpg") else command
    with subprocess.Popen(
        guarded, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            if guarded is command:
                process.kill()
        finally:
            if process.stdin is not None:
                process.stdin.close()  # which the guard takes for the end
