"""The command that searches a built site."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import click

from mediawatch.cli.terminal import SITE, fail, find_project, show, show_json
from mediawatch.search.engine import Answer
from mediawatch.search.facets import LISTS
from mediawatch.search.query import QueryError
from mediawatch.search.reader import IndexUnreadableError
from mediawatch.search.site import Site

_MINUS = "\0"
"""Stands for the minus sign before a text. No argument of a command can hold it."""


class _SearchCommand(click.Command):
    """A command whose text may begin with a minus sign, as exclusions do; its options all have two."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hide the minus of a text from the parser, for `_text_of` to put back; values of options stay as they are."""
        valued = {name for one in self.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts}
        before = [None, *args]
        return super().parse_args(
            ctx,
            [
                _MINUS + one[1:] if re.match("-[^-]|--[^a-z]", one) and last not in valued else one
                for last, one in zip(before, args, strict=False)
            ],
        )


def _text_of(words: tuple[str, ...]) -> str:
    """Return the query that a reader wrote as words of a command."""
    return " ".join(word.replace(_MINUS, "-", 1) if word.startswith(_MINUS) else word for word in words)


def _choices_from_lists(command: Callable[..., int]) -> Callable[..., int]:
    """Add an option for each facet whose choices are taken from a list."""
    for facet in reversed(LISTS):
        words = f"只看这个{facet.label}的；可以写几次。"
        command = click.option(f"--{facet.parameter}", facet.name, multiple=True, help=words)(command)
    return command


@click.command("search", cls=_SearchCommand)
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@_choices_from_lists
@click.option("--from", "first", help="最早的日期，如 2023-06-01。")
@click.option("--to", "last", help="最晚的日期。")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True)
@click.option("--limit", type=click.IntRange(0), help="最多列出几篇（默认：全部）。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@SITE
def search_command(
    texts: tuple[str, ...],
    first: str | None,
    last: str | None,
    sort: str,
    limit: int | None,
    as_json: bool,
    site: Path | None,
    **chosen: tuple[str, ...],
) -> int:
    """检索已建成的网站，结果与网页上的一样。"""
    try:
        opened = Site.open(site or (find_project(Path.cwd()) or Path.cwd()) / "site")
        answer = opened.search(_text_of(texts), first=first, last=last, sort=sort, limit=limit, **chosen)
        if as_json:
            show_json(json.dumps(answer.as_json(), ensure_ascii=False))
        else:
            _print_answer(opened, answer)
    except QueryError as error:
        fail(str(error), 2)
    except IndexUnreadableError as error:
        fail(str(error), 1)
    return 0


def _print_answer(site: Site, answer: Answer) -> None:
    for number in answer.issues:
        show(f"第 {number} 期：issues/{number}/")
    show(answer.message or (f"找到 {answer.total} 篇文章。" if answer.total else "没有找到。"))
    for hit in answer.hits:
        shown = site.shown(hit.ref)
        show(hit.ref, *(str(shown[name]) for name in ("date", "source", "title")))
