"""Whether the files of a site are those that were built, as its sums say: in a folder, or where it is served."""

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from mediawatch.failures import name_failure
from mediawatch.progress import Stage, unwatched
from mediawatch.search.files import content_name
from mediawatch.site.earlier import LISTING, content_part, read_earlier
from mediawatch.site.sums import ABOUT, FILE, LARGEST, Sums, SumsError, blank_sum, read_sums, site_files

_PAGE = 1_000_000
_AT_ONCE = 4

Open = Callable[[str], Iterable[bytes]]
"""Gives a file of a site in pieces. Raises FileNotFoundError where there is none, UnreachableError for all else."""


class UnreachableError(Exception):
    """A file that could not be read; the message says why."""


class State(Enum):
    """What may be said of a file that is not as it was built."""

    MISSING = "缺少"
    CHANGED = "变了"
    FOREIGN = "多余"
    UNREACHABLE = "取不到"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was built, and what else is known of that."""

    state: State
    path: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of the sums, how many files they have, what is not so, and how many files of earlier builds are kept."""

    digest: str
    files: int
    differences: tuple[Difference, ...] = field(default=())
    kept: int = 0


def verify_folder(site: Path, stage: Stage = unwatched) -> Verdict:
    """Compare a site in a folder with its sums. Raises SumsError where those cannot be used."""
    sums = _sums_of(lambda path: _pieces(site, path))
    found = _compare(sums, lambda path: _pieces(site, path), stage)
    more = [path for path in site_files(site) if path not in {FILE, LISTING, *sums.paths}]
    listed = read_earlier(site)
    kept = {path for path in more if path in listed and is_named_by_content(site, path)}
    foreign = [Difference(State.FOREIGN, path) for path in more if path not in kept]
    return Verdict(sums.digest, len(sums.paths), (*found, *foreign), len(kept))


def verify_served(open_file: Open, stage: Stage = unwatched) -> Verdict:
    """Compare a site that is served with its sums; what else is there cannot be asked. Raises SumsError."""
    sums = _sums_of(open_file)
    return Verdict(sums.digest, len(sums.paths), _compare(sums, open_file, stage))


def is_named_by_content(site: Path, path: str) -> bool:
    """Tell whether a file of a site has the name that its content gives it."""
    named = content_part(path)
    if not named or not _is_own(site, path):
        return False
    data = (site / path).read_bytes()
    names = [data]
    if path.endswith(".bin"):
        try:
            names = [gzip.decompress(data)]
        except (OSError, EOFError, zlib.error):
            return False
    return any(named == content_name(one) or hashlib.sha256(one).hexdigest().startswith(named) for one in names)


def _sums_of(open_file: Open) -> Sums:
    data = b""
    try:
        for piece in open_file(FILE):
            data += piece
            if len(data) > LARGEST:
                break
    except FileNotFoundError:
        raise SumsError("没有这个文件：不是用这个程序建成的网站，或者它被删掉了") from None
    except UnreachableError as error:
        raise SumsError(str(error)) from None
    return read_sums(data)


def _compare(sums: Sums, open_file: Open, stage: Stage) -> tuple[Difference, ...]:
    step = stage("逐个核对文件", len(sums.paths))

    def judge(path: str) -> Difference | None:
        found = _judge(sums, path, open_file)
        step()
        return found

    with ThreadPoolExecutor(_AT_ONCE) as workers:
        try:
            return tuple(one for one in workers.map(judge, sums.paths) if one)
        except BaseException:
            workers.shutdown(wait=False, cancel_futures=True)
            raise


def _judge(sums: Sums, path: str, open_file: Open) -> Difference | None:
    try:
        told = sums.files.get(path)
        found = _sum_of(open_file(path)) if told else _sum_of_about(open_file(path), sums.digest)
    except FileNotFoundError:
        return Difference(State.MISSING, path)
    except UnreachableError as error:
        return Difference(State.UNREACHABLE, path, str(error))
    return None if found == (told or sums.about) else Difference(State.CHANGED, path)


def _sum_of(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _sum_of_about(pieces: Iterable[bytes], digest: str) -> str:
    page = b""
    for piece in pieces:
        page += piece
        if len(page) > _PAGE:
            raise UnreachableError(f"{ABOUT} 大于 {_PAGE // 1_000_000} MB")
    if digest.encode() not in page:
        return ""
    return hashlib.sha256(blank_sum(page, digest)).hexdigest()


def _pieces(site: Path, path: str) -> Iterator[bytes]:
    if not (site / path).is_file():
        raise FileNotFoundError(path)
    if not _is_own(site, path):
        raise UnreachableError("是通到网站外面的链接")
    try:
        with (site / path).open("rb") as file:
            while piece := file.read(1 << 20):
                yield piece
    except OSError as error:
        raise UnreachableError(name_failure(error)) from None


def _is_own(site: Path, path: str) -> bool:
    """Tell whether a path of a site leads to a file that is in it."""
    file = site / path
    return file.is_file() and file.resolve().is_relative_to(site.resolve())
