"""Names of pages and feeds: short, readable, and safe in file systems and addresses. Imports nothing."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

LENGTH = 40
"""Characters. Even if each takes four bytes, name and hash stay below the 255 that file systems allow."""

_UNSAFE = re.compile(r"[\W_]+")
_RESERVED = re.compile(r"index|readme|con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""What MkDocs reads as a folder's own page, and what Windows keeps for devices."""


def slug(name: str) -> str:
    """Return a name with letters and digits kept (of any script) and anything else as `-`; perhaps nothing is left."""
    safe = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-")[:LENGTH].strip("-")
    return "" if _RESERVED.fullmatch(safe) else safe


def assign_slugs(names: Iterable[str], nameless: str = "source") -> dict[str, str]:
    """Give every name its own slug, on file systems that ignore case too.

    The first of several names with one slug keeps it; the others, and names without one, get a short hash. So a name
    that is added at the end never changes the address of another. `nameless` stands for what no slug is left of.
    """
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for name in names:
        found = slug(name)
        if not found or found.casefold() in taken:
            digest = hashlib.sha256(name.encode()).hexdigest()[:8]
            found = f"{found or nameless}-{digest}"
        taken.add(found.casefold())
        slugs[name] = found
    return slugs
