"""The sums of a site: `SHA256SUMS` has the SHA-256 of each of its files, as `sha256sum -c` takes them.

The page 关于 shows the sum of that file, so it cannot be in it as the others are: a comment has the page's sum as it
was before, with zeros in that place. Whoever knows the sum of `SHA256SUMS` can so prove every file of a site.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mediawatch.site.errors import SiteError

FILE = "SHA256SUMS"
ABOUT = "about/index.html"
"""The page that shows the sum of the sums."""
BLANK = "0" * 64
"""What stands on that page until the sum is known."""
LARGEST = 64_000_000
"""Bytes of the largest file of sums that is read: about 600,000 files."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_ABOUT = re.compile(rf"# ([0-9a-f]{{64}})  {re.escape(ABOUT)}\b.*")
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Sums:
    """What is said of a site's files: the sum of each by its path, that of 关于 as it was before, and of it all."""

    files: Mapping[str, str]
    about: str | None
    digest: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all files of the site, without that of the sums."""
        return tuple(sorted([*self.files, ABOUT] if self.about else self.files))


class SumsError(Exception):
    """A file of sums that is not to be trusted with a path; the message says which line, and why."""


def seal_site(site: Path) -> str:
    """Write the sums of a finished site, and their own sum on its page 关于; return that. Raises SiteError."""
    page = site / ABOUT
    text = page.read_bytes() if page.is_file() else b""
    shows_it = BLANK.encode() in text
    lines = [f"# {_digest(text)}  {ABOUT}, with zeros in place of the sum of this file\n"] if shows_it else []
    for path in site_files(site):
        if path == FILE or (shows_it and path == ABOUT):
            continue
        if reason := _refuse_path(path):
            raise SiteError(f"网站里的文件名不能写进 {FILE}：{path!r}，{reason}")
        lines.append(f"{digest_file(site / path)}  {path}\n")
    data = "".join(lines).encode()
    (site / FILE).write_bytes(data)
    digest = _digest(data)
    if shows_it:
        page.write_bytes(text.replace(BLANK.encode(), digest.encode()))
    return digest


def site_files(site: Path) -> Iterator[str]:
    """Yield the paths of all that is in a site and is no folder, in the order of their characters."""
    yield from sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_symlink() or not path.is_dir()
    )


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def blank_sum(page: bytes, digest: str) -> bytes:
    """Return the page 关于 as it was before it showed a sum."""
    return page.replace(digest.encode(), BLANK.encode())


def read_sums(data: bytes) -> Sums:
    """Read a file of sums, which anybody may have written. Raises SumsError."""
    if len(data) > LARGEST:
        raise SumsError(f"大于 {LARGEST // 1_000_000} MB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise SumsError("不是 UTF-8 编码") from None
    files: dict[str, str] = {}
    about: str | None = None
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        if told := _ABOUT.fullmatch(line):
            about = told[1]
        if line.startswith("#") or not line:
            continue
        read = _LINE.fullmatch(line)
        if not read:
            raise SumsError(f"第 {number} 行不是“SHA-256、两个空格、路径”")
        if reason := _refuse_path(read[2]) or ("路径写了两次" if read[2] in files else ""):
            raise SumsError(f"第 {number} 行：{reason}")
        files[read[2]] = read[1]
    if not files:
        raise SumsError("里面没有文件")
    if ABOUT in files:
        about = None
    return Sums(files, about, _digest(data))


def _refuse_path(path: str) -> str:
    """Return why a path is none of a file in a site; nothing where it is one."""
    if len(path) > _LONGEST:
        return "路径太长"
    if not path.isprintable() or "\\" in path:
        return "路径里有不能用的字"
    parts = path.split("/")
    if ":" in parts[0] or {"", ".", ".."} & set(parts):
        return "路径不在网站里面"
    return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
