"""The archive: all issues of a folder and the dictionaries beside them. What users of the library hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

from mediawatch.archive.codes import NOT_READ
from mediawatch.archive.dictionary import Dictionary, parse_dictionary
from mediawatch.archive.issue_folder import IssueFolder, UnreadableFileError, read_file, shown
from mediawatch.archive.parsed import ParsedFiles
from mediawatch.archive.redirects import read_redirects
from mediawatch.archive.topics import parse_topics
from mediawatch.format.parse import ParsedIssue
from mediawatch.model import Article, Draft, Finding, Issue, Redirect, Source, Topic
from mediawatch.progress import Stage, unwatched

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Archive:
    """All issues by number, the sources, and the topics.

    `issues` are those that could be read; `drafts` are all files, also those with mistakes, in the order of their
    paths; `findings` say what is wrong in the form of the files (what it means is judged by `check`).
    `dictionary_path` is the source dictionary's as a user can open it, `topics_path` that of the topics, which need not
    be there; None where it could not be read.
    """

    issues: tuple[Issue, ...]
    dictionary: Dictionary
    drafts: tuple[Draft, ...] = ()
    findings: tuple[Finding, ...] = ()
    dictionary_path: str | None = None
    topics: tuple[Topic, ...] = ()
    topics_path: str | None = None
    redirects: tuple[Redirect, ...] = ()

    @classmethod
    def load(
        cls,
        folder: Path | str = "issues",
        *,
        also: Iterable[Path] = (),
        stage: Stage = unwatched,
        cache: Path | None = None,
    ) -> Self:
        """Read a folder of issues, and files that lie elsewhere (`also`). Never raises: what is wrong is a finding.

        Of two issues with one number the first is kept. With a folder `cache` it remembers what files were read as.
        """
        issues = IssueFolder(Path(folder))
        dictionary, found = read_dictionary(issues)
        topics, found_in_topics = _read_topics(issues)
        findings = [*found, *found_in_topics, *issues.strays()]
        if not issues.is_there:
            findings.append(NOT_READ.at(shown(issues.root), 1, "没有这个文件夹", "检查 --issues 后面的路径"))
        paths = (*issues.files(), *also)
        step = stage("读入各期", len(paths))
        files = ParsedFiles(cache)
        parsed: list[ParsedIssue] = []
        for path in paths:
            try:
                parsed.append(files.parse(read_file(path), shown(path)))
            except UnreadableFileError as error:
                findings.append(error.finding)
            step()
        files.save()
        findings += [finding for one in parsed for finding in one.findings]
        whole = sorted((one.issue for one in parsed if one.issue), key=lambda issue: (issue.number, issue.path))
        unique = {issue.number: issue for issue in reversed(whole)}
        kept = tuple(unique[number] for number in sorted(unique))
        redirects, odd = _read_redirects(issues, kept, dictionary or Dictionary())
        findings += odd
        return cls(
            kept,
            dictionary or Dictionary(),
            tuple(one.draft for one in parsed),
            tuple(findings),
            shown(issues.dictionary) if dictionary else None,
            topics or (),
            None if topics is None else shown(issues.topics),
            redirects,
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, by issue and place."""
        return tuple(article for issue in self.issues for article in issue.articles)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The entries of the source dictionary, in its order."""
        return self.dictionary.sources

    def issue(self, number: int) -> Issue | None:
        """Return the issue of a number, None where there is none."""
        return next((issue for issue in self.issues if issue.number == number), None)

    def article(self, ref: str) -> Article | None:
        """Return the article of a ref such as `523-1`, None where there is none."""
        return next((article for article in self.articles if article.ref == ref), None)

    def resolve(self, name: str) -> Source | None:
        """Return the source behind a name or alias, None where the dictionary has none."""
        return self.dictionary.resolve(name)


def _read_redirects(
    folder: IssueFolder, issues: tuple[Issue, ...], dictionary: Dictionary
) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """Read the old addresses, where there are any, with what is wrong with them."""
    path = folder.redirects
    if leads_out := folder.leads_out(path):
        return (), (leads_out,)
    if not path.exists():
        return (), ()
    try:
        return read_redirects(read_file(path), shown(path), issues, dictionary)
    except UnreadableFileError as error:
        return (), (error.finding,)


def read_dictionary(folder: IssueFolder) -> tuple[Dictionary | None, tuple[Finding, ...]]:
    """Read the source dictionary, with what is wrong in its form. One that cannot be read is None."""
    return _read(folder, folder.dictionary, parse_dictionary)


def _read_topics(folder: IssueFolder) -> tuple[tuple[Topic, ...] | None, tuple[Finding, ...]]:
    """Read the topics, with what is wrong in their form. Without their file there are none."""
    there = folder.topics.exists() or folder.topics.is_symlink()
    return _read(folder, folder.topics, parse_topics) if there else ((), ())


def _read(
    folder: IssueFolder, path: Path, parse: Callable[[str, str], tuple[T | None, tuple[Finding, ...]]]
) -> tuple[T | None, tuple[Finding, ...]]:
    if leads_out := folder.leads_out(path) or folder.leads_out(path.parent):
        return None, (leads_out,)
    try:
        return parse(read_file(path), shown(path))
    except UnreadableFileError as error:
        return None, (error.finding,)
