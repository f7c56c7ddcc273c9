"""The conversation of `mediawatch capture`: shows what a page gives, asks for what it does not, and writes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mediawatch.capture.address import host_of, web_address
from mediawatch.capture.append import append_article, find_namesake, refuse_broken, refuse_twin
from mediawatch.capture.credits import read_day
from mediawatch.capture.draft import find_draft, find_earlier, read_draft, refuse_locked, write_draft
from mediawatch.capture.extract import CapturedArticle, extract_article
from mediawatch.capture.fetch import fetch_page
from mediawatch.capture.page import CaptureError, Page, read_page
from mediawatch.capture.tree import trim
from mediawatch.dictionary import Dictionary
from mediawatch.model import Article, SourceKind, SourceStatus
from mediawatch.write import yaml_scalar

Ask = Callable[[str, str], str]
"""Asks a person a question and returns the answer; the second text is the answer of one who only presses Enter."""
Say = Callable[[str], None]

_YES = ("是", "是的", "好", "好的", "对", "对的", "写", "可以", "y", "yes", "ok")
_PLATFORMS = ("qq.com", "toutiao.com", "baidu.com", "sohu.com", "163.com", "sina.com.cn", "sina.cn", "weibo.com")
"""Domains where everybody publishes, and which so are those of no source."""
_SHOWN = 3
_SHOWN_CHARACTERS = 60


class _NothingSaidError(Exception):
    """The person gave no answer, and so wants nothing written."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """A conversation; `ask` is None where nobody is there to answer."""

    ask: Ask | None
    say: Say

    def question(self, question: str, default: str = "") -> str:
        """Return an answer. Raises CaptureError without a person, _NothingSaidError without an answer."""
        if self.ask is None:
            raise CaptureError(f"“{question}”要有人回答，这里没有人（请在终端里运行）")
        answer = trim(self.ask(question if default else f"{question}（空着就不写）", default))
        if not answer:
            raise _NothingSaidError
        return answer


def capture_page(
    url: str | None,
    *,
    folder: Path,
    dictionary: Dictionary,
    today: date,
    ask: Ask | None,
    say: Say,
    issue: int | None = None,
    from_file: Path | None = None,
    fetch: Callable[[str], Page] = fetch_page,
) -> Path | None:
    """Append a page's article to a draft. Raises CaptureError.

    Returns the file, or None where the person does not want the article. `ask` is None where nobody is there to answer.
    """
    path = find_draft(folder, issue)
    address = web_address(url) if url and url.strip() else None
    refuse_locked(path)
    refuse_broken(read_draft(path), str(path))
    refuse_twin(read_draft(path), str(path), address)
    if from_file is not None:
        page = read_page(from_file, address)
    elif address is not None:
        page = fetch(address)
    else:
        raise CaptureError("没有写网址（在 capture 后面写网址，或用 --from-file 读存下的网页）")
    found = extract_article(page, today)
    refuse_twin(read_draft(path), str(path), found.url)
    found = replace(found, notes=(*found.notes, *_find_likes(found, folder, path)))
    talk = _Talk(ask, say)
    try:
        article = _settle(talk, found, dictionary, today, int(path.stem))
        agreed = talk.question(f"写进第 {path.stem} 期吗？", "是").lower() in _YES
    except _NothingSaidError:
        article, agreed = None, False
    if article is None or not agreed:
        say("没有写。")
        return None
    # The file is read again: the person may have worked on it while the questions waited.
    write_draft(path, append_article(read_draft(path), str(path), article))
    say(f"已写进 {path}。运行 mediawatch check {path} 看看有没有问题。")
    return path


def _find_likes(found: CapturedArticle, folder: Path, path: Path) -> Iterator[str]:
    """Yield which articles of the archive may be the same one."""
    if found.title and (namesake := find_namesake(read_draft(path), str(path), found.title)):
        yield f"这一期已经有同名的一篇：{namesake}"
    if found.url and (earlier := find_earlier(folder, path, found.url)):
        yield f"别的一期已经有这一篇：{earlier}"


def _settle(talk: _Talk, found: CapturedArticle, dictionary: Dictionary, today: date, number: int) -> Article:
    """Return the article as it is to be written, after showing it and asking for what the page does not say."""
    owners = _owners(dictionary, found.url)
    for line in _describe(found, owners):
        talk.say(line)
    title = found.title or talk.question("标题")
    source = owners[0] if len(owners) == 1 else _ask_source(talk, found, dictionary, owners)
    if dictionary.resolve(source) is None:
        talk.say(_explain_unknown(source, dictionary, found.url))
    day = found.day or _ask_day(talk, found.other_days, today)
    if not found.title or len(owners) != 1 or found.day is None:
        talk.say(f"要写的是：{title}；来源：{source}；日期：{day}")
    return Article(number, 1, title, source, day, found.body, found.url)


def _owners(dictionary: Dictionary, url: str | None) -> tuple[str, ...]:
    """Return the entries that an address belongs to: those that are in use, if there are any."""
    entries = dictionary.by_domain(host_of(url))
    active = tuple(entry.name for entry in entries if entry.status is SourceStatus.ACTIVE)
    return active or tuple(entry.name for entry in entries)


def _describe(found: CapturedArticle, owners: tuple[str, ...]) -> Iterator[str]:
    """Yield what there is to confirm, line by line."""
    yield f"标题：{found.title or '没有找到'}"
    yield f"来源：{owners[0] if len(owners) == 1 else '要问你'}（网页上写的：{'、'.join(found.sources) or '没有'}）"
    yield f"日期：{found.day or '要问你'}"
    yield f"链接：{found.url or '没有'}"
    yield f"作者与编辑：{'；'.join(found.byline) or '没有找到'}"
    yield f"正文：{found.size} 个字，开头是"
    parts = found.body.split("\n\n")
    hidden = len(parts) - _SHOWN - 1
    for part in parts[:_SHOWN]:
        yield _shorten(part)
    if hidden > 0:
        yield f"  （中间还有 {hidden} 段，结尾是）"
    for part in parts[_SHOWN:][-1:]:
        yield _shorten(part)
    for note in found.notes:
        yield f"注意：{note}"


def _shorten(part: str) -> str:
    line = part.replace("\n", " ")
    return f"  {line[:_SHOWN_CHARACTERS]}{'……' if len(line) > _SHOWN_CHARACTERS else ''}"


def _ask_source(talk: _Talk, found: CapturedArticle, dictionary: Dictionary, owners: tuple[str, ...]) -> str:
    """Ask for a source: which of an address's entries, or any name where it has none."""
    named = [entry.name for name in found.sources if (entry := dictionary.resolve(name))]
    if owners:
        default = next((name for name in named if name in owners), "")
        return talk.question(f"这个网站属于几家：{'、'.join(owners)}。来源是哪一家", default)
    host = host_of(found.url)
    about = f"字典里没有 {host}，" if host else ""
    return talk.question(f"{about}来源是哪一家", next(iter((*named, *found.sources)), ""))


def _explain_unknown(name: str, dictionary: Dictionary, url: str | None) -> str:
    """Say that a source is not in the dictionary, and the entry to add."""
    near = "、".join(dictionary.nearest(name))
    host = host_of(url).removeprefix("www.")
    lines = [
        f"来源字典里没有“{name}”{near and f'（相近的有 {near}）'}。真是新的一家，就在 _dictionaries/sources.yml 里加：",
        f"  - name: {yaml_scalar(name)}",
        f"    kind: {SourceKind.OTHER}    # 从这些里选一个：{'、'.join(SourceKind)}",
    ]
    if host and not any(f".{host}".endswith(f".{platform}") for platform in _PLATFORMS):
        lines.append(f"    domains: [{host}]    # {host} 是它自己的网站才写这一行，转载的不写")
    return "\n".join(lines)


def _ask_day(talk: _Talk, offered: tuple[date, ...], today: date) -> date:
    """Ask for a day until the answer is one that has come."""
    hint = f"，网页上有 {'、'.join(map(str, offered))}" if offered else ""
    while True:
        answer = talk.question(f"日期，写成 2023-06-14 这样{hint}")
        day = read_day(answer)
        if day is not None and day <= today:
            return day
        talk.say(f"“{answer}”{'不是日期' if day is None else '还没有到'}，请再写一次。")
