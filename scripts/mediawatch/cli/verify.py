"""The command that says whether a site is as it was built: verify."""

from pathlib import Path

import click

from mediawatch.cli.terminal import fail, say, show, watched
from mediawatch.files import legible
from mediawatch.site.verify import State, Verdict

_SHOWN = 100
"""How many files of a kind are named."""


@click.command()
@click.argument("target", metavar="SITE|URL")
@click.option("--sum", "expected", metavar="SHA256", help="SHA256SUMS 应有的 SHA-256：建站时最后一行写着。")
def verify(target: str, expected: str | None) -> int:
    """核对网站：文件夹里的或网上的，和建成时是不是一样。"""
    from mediawatch.site.served import ServedSite
    from mediawatch.site.sums import FILE, SumsError
    from mediawatch.site.verify import verify_folder, verify_served

    try:
        if "://" in target:
            served = ServedSite(target)
        elif Path(target).is_dir():
            served = None
        else:
            fail(f"{legible(target)}：没有这个文件夹（网址要写 https:// 或 http:// 开头）", 2)
    except ValueError:
        fail(f"{legible(target)}：不是网站的网址（要写 https:// 或 http:// 开头，后面没有 ? 和 #）", 2)
    try:
        with watched() as stage:
            verdict = verify_served(served.open_file, stage) if served else verify_folder(Path(target), stage)
    except SumsError as error:
        fail(f"{legible(target)} 的 {FILE}：{error}。没有核对。", 1)
    if expected and expected.lower() != verdict.digest:
        fail(f"{FILE} 的 SHA-256 是 {verdict.digest}，和 --sum 写的不一样：清单换过了。", 1)
    _show(verdict)
    kept = f"；另有以前留下的 {verdict.kept} 个" if verdict.kept else ""
    if verdict.differences:
        say(f"网站和建成时不一样：清单里 {verdict.files} 个文件，{len(verdict.differences)} 处不同{kept}。")
        return 1
    say(f"网站和建成时一样：{verdict.files} 个文件{kept}，{FILE} 的 SHA-256 是 {verdict.digest}")
    return 0


def _show(verdict: Verdict) -> None:
    for state in State:
        found = [one for one in verdict.differences if one.state is state]
        for one in found[:_SHOWN]:
            detail = f"（{one.detail}）" if one.detail else ""
            show(f"{state.value} {legible(one.path)}{detail}")
        if len(found) > _SHOWN:
            show(f"{state.value} ……还有 {len(found) - _SHOWN} 个")
