"""Files that are written whole or not at all, and names of files as people read them."""

import os
import shutil
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it holds what it held or what it should, whatever happens meanwhile. Raises OSError."""
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".mediawatch-{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, partial)
        partial.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        partial.unlink(missing_ok=True)


def legible(path: Path | str) -> str:
    """Return a path in one line that can be shown and written down; old Chinese programs named files in GBK."""
    read = "/".join(map(decode_name, os.fsencode(path).replace(os.fsencode(os.sep), b"/").split(b"/")))
    return "".join(character if character.isprintable() else "�" for character in read)


def decode_name(name: bytes) -> str:
    """Return a name or an address, which old Chinese programs did not write in Unicode."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")
