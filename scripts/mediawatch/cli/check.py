"""The command that checks the archive, and mends what has one right answer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from mediawatch.archive.archive import Archive
from mediawatch.archive.issue_folder import file_line, read_file
from mediawatch.archive.revision import RevisionError, load_revision
from mediawatch.check.formats import FORMATS, count_findings
from mediawatch.check.mend import mend_text, show_difference
from mediawatch.check.run import check_archive, check_files, stops
from mediawatch.cli.terminal import ISSUES, cache_here, fail, issues_folder, say, show_text
from mediawatch.files import write_whole
from mediawatch.model import Finding

_ROUNDS = 9
"""How often mending begins anew: what is mended may show what was hidden. An edit that comes back ends it too."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@ISSUES
@click.option("--fix", is_flag=True, help="改正只有一种改法的问题，并显示改了什么；不动文章的字。")
@click.option("--base", metavar="版本", help="和 git 的这个版本比：还要查已经发布的有没有变，以前就有的问题另外列出。")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check(files: tuple[Path, ...], issues: Path | None, fix: bool, base: str | None, form: str) -> int:
    """校验：一次列出全部问题。不写文件名就校验整个档案。"""
    folder, cache, today = issues_folder(issues), cache_here(), date.today()
    try:
        before = load_revision(folder, base) if base else None
    except RevisionError as error:
        fail(str(error), 2)

    def look() -> tuple[Finding, ...]:
        if files:
            return check_files(folder, files, before, today=today, cache=cache)
        return check_archive(Archive.load(folder, cache=cache), before, today=today)

    found = look()
    if fix:
        found = _mend(found, look)
    text = FORMATS[form](found, file_line)
    if text:
        show_text(text)
    if form == "text":
        say(count_findings(found))
    return int(stops(found))


def _mend(found: tuple[Finding, ...], look: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Make all edits of findings, show what has changed, and return what is found then."""
    first: dict[str, str] = {}
    texts: dict[str, str] = {}
    for _ in range(_ROUNDS):
        changed = False
        to_mend = [finding for finding in found if not finding.accepted]
        for path in {finding.path: None for finding in to_mend if finding.edits}:
            text = texts.get(path) or read_file(Path(path))
            mended = mend_text(text, [edit for one in to_mend if one.path == path for edit in one.edits])
            first.setdefault(path, text)
            texts[path] = mended
            if mended != text:
                write_whole(Path(path), mended.encode("utf-8"))
                changed = True
        if not changed:
            break
        found = look()
    for path, text in first.items():
        if difference := show_difference(text, texts[path], path):
            for line in difference.split("\n"):
                say(line)
    return found
