"""What the build before made and this one need not make again.

A ledger in `.cache/` at the project's root says of the files of the site built last what each was made from, and the
sum of its bytes; the bytes are those of the site itself. It is safe to delete, and two builds at once do no harm: a
file is taken only where it was made from the same by the same program, and nobody has touched it since.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Self, cast

from mediawatch.files import write_whole

Take = Callable[[str, object], bytes | None]
"""Gives the bytes of a file of a site as they were made before from an equal thing; None where they have to be made."""

_LEDGER = Path(".cache") / "built.json"


def make_all(_path: str, _made_from: object) -> None:
    """Take nothing: the `Take` of a build that has none before it."""


class Kept:
    """The site built before, and what is known of the one that is being built."""

    def __init__(self, project: Path, site: Path, known: dict[str, list[str]]) -> None:
        self._project, self._site, self._known = project, site, known
        self._keys: dict[str, str] = {}

    @classmethod
    def read(cls, project: Path, site: Path) -> Self:
        """Read the ledger of a project; one that is damaged, or another program's or site's, says nothing."""
        try:
            ledger = json.loads((project / _LEDGER).read_text(encoding="utf-8"))
            same = ledger["program"] == program_sum() and ledger["site"] == _place(project, site)
            known = cast(dict[str, list[str]], ledger["files"]) if same else {}
        except (OSError, ValueError, TypeError, KeyError):
            known = {}
        return cls(project, site, known)

    def take(self, path: str, made_from: object) -> bytes | None:
        """Return the bytes of a file that was made before from an equal thing, which its `repr` tells all of."""
        key = _sum(repr(made_from).encode("utf-8", "surrogatepass"))
        self._keys[path] = key
        known, content = self._known.get(path, ("", ""))
        if known != key:
            return None
        try:
            data = (self._site / path).read_bytes()
        except OSError:
            return None
        return data if _sum(data) == content else None

    def note(self, fresh: Path) -> Callable[[], None]:
        """Look at a finished site before it takes its place; return what writes the ledger when it has."""
        noted = {path: [key, _sum((fresh / path).read_bytes())] for path, key in self._keys.items()}
        told = {"program": program_sum(), "site": _place(self._project, self._site), "files": noted}
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))

        def write() -> None:
            ledger = self._project / _LEDGER
            with suppress(OSError):  # the site stands without it
                ledger.parent.mkdir(parents=True, exist_ok=True)
                write_whole(ledger, text.encode("utf-8", "surrogatepass"))

        return write


@cache
def program_sum() -> str:
    """Return a sum of all that makes a file what it is beside what it is made from: this package, and the libraries."""
    package = Path(str(files("mediawatch")))
    whole = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        whole.update(f"\n{path.relative_to(package).as_posix()}\n".encode())
        whole.update(path.read_bytes())
    libraries = {path.name for entry in sys.path for path in Path(entry).glob("*.dist-info")}
    whole.update("\n".join(sorted(libraries)).encode())
    return whole.hexdigest()


def _place(project: Path, site: Path) -> str:
    return Path(os.path.relpath(site, project)).as_posix()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
