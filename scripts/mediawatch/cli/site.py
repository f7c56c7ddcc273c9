"""Commands that make the archive and its site: build, serve, new."""

from datetime import date
from pathlib import Path

import click

from mediawatch.archive.archive import Archive
from mediawatch.archive.issue_folder import IssueFolder, shown
from mediawatch.archive.next_issue import Names, draft_issue, following_period, next_period
from mediawatch.archive.profile import Profile
from mediawatch.check.formats import format_lines
from mediawatch.cli.documents import capture_all, open_talk
from mediawatch.cli.terminal import (
    ISSUES,
    PORT,
    SITE,
    clean_up_when_told,
    fail,
    find_project,
    issues_folder,
    project_folder,
    say,
    show,
    show_text,
    watched,
)
from mediawatch.commands import name_command, name_option
from mediawatch.failures import explain_failure
from mediawatch.format.write import write_issue
from mediawatch.model import Period

PROFILE = click.option(
    "--profile",
    type=click.Choice([one.value for one in Profile]),
    default=Profile.PUBLIC.value,
    help="public（默认）：正文公开多少，按来源的 rights；internal：内部版，全文都有，不得公开。",
)


@click.command()
@ISSUES
@SITE
@click.option("--strict", is_flag=True, help="有警告也停下。")
@PROFILE
def build(issues: Path | None, site: Path | None, strict: bool, profile: str) -> int:
    """建站：校验各期文件，生成网页与检索索引，得到一个完整的网站。"""
    project = project_folder()
    to = site or project / "site"
    publish(project, issues_folder(issues), to, strict=strict, profile=Profile(profile))
    return 0


def publish(
    project: Path, issues: Path, site: Path, *, strict: bool = False, profile: Profile = Profile.PUBLIC
) -> None:
    """Build a project's site into a folder, or say why that was not possible, and end."""
    from mediawatch.site.build import build_site
    from mediawatch.site.errors import BuildStopped, SiteError

    clean_up_when_told()
    try:
        with watched() as stage:
            build_site(project, issues, site, strict=strict, profile=profile, say=say, stage=stage)
    except BuildStopped as stopped:
        show_text(format_lines(stopped.findings))
        fail("网站没有建成：请先改正上面的问题；原来的网站没有动。", 1)
    except SiteError as error:
        fail(f"网页没有建成：{error}", 1)
    except OSError as error:
        fail(f"网站没有建成：{explain_failure(error)}；原来的网站没有动。", 1)


@click.command()
@ISSUES
@PORT
@click.option("--drafts", is_flag=True, help="也显示没有写好的各期，问题标在文字旁边；它们不会发布。")
def serve(issues: Path | None, port: int, drafts: bool) -> int:
    """在本机预览：保存文件后，网页与检索自动更新。"""
    from mediawatch.site.serve import serve_site

    project = project_folder()
    clean_up_when_told()
    return serve_site(project, issues_folder(issues), port, drafts=drafts, say=say)


@click.command()
@ISSUES
@click.option("--number", type=click.IntRange(1, 999_999), help="期号（默认：最新一期加一）。")
@click.option("--article", "articles", multiple=True, metavar="URL", help="再从这个网址摘录一篇；可以写几次。")
@click.option("--yes", is_flag=True, help="摘录时不再问，直接写；有疑问时还是会问。")
def new(issues: Path | None, number: int | None, articles: tuple[str, ...], yes: bool) -> int:
    """新建一期：写好开头，等人填写。"""
    folder = issues_folder(issues)
    talk = open_talk(issues) if articles else None
    if not folder.is_dir():
        fail(f"{folder}：没有这个文件夹（检查 --issues 后面的路径）", 2)
    published = Archive.load(folder).issues
    last = published[-1] if published else None
    today = date.today()
    files = IssueFolder(folder)
    wanted = number or files.next_number()
    taken = files.holders(wanted)
    if taken:
        fail(f"{taken[0]} 已经有了：请直接修改它，或用 {name_option('number', '期号')} 换一个期号。", 1)
    names = _names()
    period = next_period(last, today)
    day = max(today, period.end)
    path = files.place(wanted, day)
    files.create(path, write_issue(draft_issue(wanted, last, period, day, names)))
    preview, check_it = name_command("serve", drafts=True), name_command("check", shown(path))
    show(f"已新建 {shown(path)}。边写边看网页：{preview}；填好以后看看有没有问题：{check_it}")
    if last and wanted == last.number + 1 and period != (following := following_period(last)):
        proposed = f"监测时间暂写 {_days(period)}；接着第 {last.number} 期编"
        show(f"{proposed}，就改成 {_days(following)}，发布日期和文件夹也照改。")
    return 0 if talk is None or capture_all(articles, talk, wanted, agreed=yes) else 1


def _days(period: Period) -> str:
    return f"{period.start.isoformat()} 至 {period.end.isoformat()}"


def _names() -> Names:
    """Return what the digest is called in the project around; nothing where there is none."""
    from mediawatch.site.errors import SiteError
    from mediawatch.site.settings import read_names

    project = find_project(Path.cwd())
    try:
        return read_names(project) if project else Names()
    except SiteError as error:
        fail(str(error), 1)
