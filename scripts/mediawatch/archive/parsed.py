"""What files were read as before: most of an archive is the same each time, and reading it anew takes most of a check.

Kept in `.cache/` at the project's root, by what a file says and where it lies, for one program (`kept.program_sum`); it
is safe to delete. Of what is there only plain values and the classes of `model` are made: nothing in it can run.
"""

import hashlib
import io
import pickle
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import cast

from mediawatch import model
from mediawatch.files import write_whole
from mediawatch.format.parse import ParsedIssue, parse_issue
from mediawatch.kept import program_sum

Parse = Callable[[str, str], ParsedIssue]
"""Reads a text, given with the path of its file."""

_FILE = "parsed.pickle"


class ParsedFiles:
    """Parses files, or remembers what they were read as. Without a folder nothing is remembered."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder and folder / _FILE
        self._known = _read(self._file) if self._file else {}
        self._used: dict[bytes, ParsedIssue] = {}

    def parse(self, text: str, path: str) -> ParsedIssue:
        """Read the text of an issue file, as `parse_issue` does."""
        if self._file is None:
            return parse_issue(text, path)
        key = hashlib.sha256(f"{path}\n{text}".encode("utf-8", "surrogatepass")).digest()
        parsed = self._known.get(key) or parse_issue(text, path)
        self._used[key] = parsed
        return parsed

    def save(self) -> None:
        """Remember all that was parsed, and forget the rest; where that cannot be written, the next run parses it."""
        if self._file is None or self._used.keys() == self._known.keys():
            return
        with suppress(OSError, RecursionError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, pickle.dumps((program_sum(), self._used), protocol=5))


class _PlainUnpickler(pickle.Unpickler):
    """Makes plain values, and instances of the classes that a parsed file is made of."""

    def find_class(self, module: str, name: str) -> type:
        made_of = {("datetime", "date"): date, (ParsedIssue.__module__, "ParsedIssue"): ParsedIssue}
        found = made_of.get((module, name)) or (getattr(model, name, None) if module == model.__name__ else None)
        if isinstance(found, type) and (found in made_of.values() or found.__module__ == model.__name__):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _read(path: Path) -> dict[bytes, ParsedIssue]:
    """Return what is remembered; of a damaged file nothing, whatever it does to its reader."""
    try:
        program, known = _PlainUnpickler(io.BytesIO(path.read_bytes())).load()
        whole = program == program_sum() and all(isinstance(one, ParsedIssue) for one in known.values())
    except Exception:
        return {}
    return cast(dict[bytes, ParsedIssue], known) if whole else {}
