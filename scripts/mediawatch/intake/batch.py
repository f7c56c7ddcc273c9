"""Documents become issue files: read, taken apart, proved, written. One bad file never stops the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mediawatch.archive.issue_folder import IssueFolder
from mediawatch.commands import name_command, name_option
from mediawatch.failures import name_failure
from mediawatch.files import legible
from mediawatch.format.write import write_issue
from mediawatch.intake.account import Account, take_account
from mediawatch.intake.document import Document, UnreadableDocumentError
from mediawatch.intake.grammar.numbering import print_numbers
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.grammar.tables import arrange_tables
from mediawatch.intake.readers.read import SUFFIXES, Candidate, find_candidates, read_candidate
from mediawatch.intake.workers import Lost, work_in_processes
from mediawatch.model import Draft, Finding, Severity

_LONGEST = 300.0
"""Seconds that one document may take where others keep the machine busy."""
_PROCESSOR = 9.0
"""Seconds of the processor that one document may take."""
_NO_REPORT = (
    "不像一期月报：没有文章和目录，也认不出刊名、期号，没有导入"
    "（是月报的话，在每篇文章前写上“标题：”，下一行写上“来源：”，再导入）"
)
_LOST = {
    Lost.CRASHED: "文件损坏，读它的程序垮了：打开后另存为 .docx 或 .txt 再导入",
    Lost.SLOW: f"读了 {_PROCESSOR:.0f} 秒还没有读完，没有导入：请拆开，或只留文字再导入",
    Lost.FULL: "读它要的内存太多，没有导入：请拆开，或只留文字再导入",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file: `target` where it was written, else `refused` says why not."""

    path: Path
    reading: Reading | None = None
    account: Account | None = None
    written: str = ""
    target: Path | None = None
    refused: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """The file's path as people read it."""
        return legible(self.path)

    @property
    def errors(self) -> int:
        """How many findings a person must settle."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def doubts(self) -> int:
        """How many findings a person should look at."""
        return len(self.findings) - self.errors


def find_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and those of folders that can be imported, in order and each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
            found.update(dict.fromkeys(sorted(one for one in inside if not one.name.startswith((".", "~$")))))
        else:
            found[path] = None
    return tuple(found)


def import_documents(paths: Iterable[Path], out: Path, *, force: bool) -> Iterator[Imported]:
    """Write an issue file for each document that can be read. Existing files stay, unless forced."""
    mine: dict[Path, str] = {}
    for candidate, made in work_in_processes(
        take_apart, find_candidates(paths), seconds=_LONGEST, processor=_PROCESSOR, size=_size_of
    ):
        if isinstance(made, Lost):
            yield Imported(candidate.path, refused=_LOST[made])
            continue
        try:
            yield _write(made, out, mine, force=force)
        except OSError as error:
            refused = f"写不进 {error.filename or out}：{name_failure(error)}（检查 --out、权限与空间）"
            yield Imported(candidate.path, refused=refused)


def take_apart(candidate: Candidate) -> Imported:
    """Read a document and make an issue of it, in memory. Raises MemoryError alone."""
    path = candidate.path
    try:
        reading = read_report(read_candidate(candidate))
        if not reading.is_report:
            return Imported(path, refused=_NO_REPORT)
        written = write_issue(reading.draft)
        account = take_account(reading, written)
    except UnreadableDocumentError as error:
        return Imported(path, refused=str(error))
    except MemoryError:
        raise
    except Exception as error:  # a document that nobody foresaw must not stop the others
        refused = f"程序出错，没有导入（{type(error).__name__}：{error}）：请把这份文件报告给维护者"
        return Imported(path, refused=" ".join(refused.split()))
    return Imported(path, reading, account, written, findings=tuple(sorted({*reading.findings, *account.findings})))


def _size_of(candidate: Candidate) -> int:
    """Return how many bytes are read for a document."""
    try:
        return candidate.path.stat().st_size
    except OSError:
        return 0


def read_report(document: Document) -> Reading:
    """Read a report; in one that the archive did not write, numbers and tables may be made up by the format."""
    return read_document(document if document.styled else arrange_tables(print_numbers(document)))


def target_of(draft: Draft, path: Path, out: Path) -> Path:
    """Return where an issue's file belongs: `<year>/<number>.md`; without a number it keeps its document's name."""
    return IssueFolder(out).place(draft.number, draft.published, legible(path.stem))


def _write(made: Imported, out: Path, mine: dict[Path, str], *, force: bool) -> Imported:
    if made.reading is None:
        return made
    folder, draft = IssueFolder(out), made.reading.draft
    target = target_of(draft, made.path, out)
    others = [one for one in folder.holders(draft.number) if one != target] if draft.number else []
    if target in mine:
        return replace(made, refused=f"与 {mine[target]} 是同一期（{target}），没有写：看看哪一份是对的")
    taken = target if target.exists() else next(iter(others), None)
    if taken is not None and (taken != target or not force):
        same = taken == target and _read(target) == made.written
        if same:
            mine[target] = made.name
            return replace(made, target=target)
        advice = f"要换掉它就加 {name_option('force', True)}" if taken == target else "看看哪一份是对的"
        if taken in mine:
            advice = f"它是从 {mine[taken]} 来的，期号相同，看看哪一份是对的"
        return replace(made, refused=f"{taken} 已经有了，没有写：{advice}")
    folder.write(target, made.written)
    mine[target] = made.name
    return replace(made, target=target)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def summarize(results: Sequence[Imported], say: Callable[[str], object]) -> None:
    """Say in a few lines what came of all files."""
    written = [one for one in results if one.target]
    refused = [one for one in results if not one.target]
    articles = sum(len(one.reading.draft.articles) for one in written if one.reading)
    proved = sum(not (one.account and one.account.findings) for one in written)
    errors, doubts = sum(one.errors for one in written), sum(one.doubts for one in written)
    say(f"导入 {len(written)} 份，共 {articles} 篇文章；{proved} 份逐字核对无误；没有导入 {len(refused)} 份。")
    if errors:
        say(f"有 {errors} 处要人处理：改好文件，再运行 {name_command('check')} 看看。")
    if doubts:
        say(f"有 {doubts} 处拿不准：对照原文看一看。")
