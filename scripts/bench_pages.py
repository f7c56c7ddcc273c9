"""Web pages as sites of many kinds build them, made up around articles, so that what is read of them can be judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import cast

import yaml

from mediawatch.format.render import render_body
from mediawatch.model import Article

_OTHERS = (
    "多地推进“互联网+医疗”，挂号更便捷，群众纷纷点赞。",
    "专家提醒：换季时节，老年人要注意防寒保暖，及时就医。",
    "国务院常务会议部署进一步稳就业的措施，推动政策落地见效。",
    "这座小城的夜经济火了，消费者说：逛得舒心，买得放心。",
)
_REPLIES = (
    "写得真好，收藏了！希望全国都推广开来，大家看病都方便。",
    "我们单位去年就上了这个系统，说实话，问题还不少，慢慢来吧。",
    "支持！老人不会用手机怎么办？窗口还是要留着的。",
)
_TEMPLATES = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True, slots=True)
class RightPage:
    """A page, and what is right: the title and the text of its article."""

    kind: str
    markup: str
    title: str
    text: tuple[str, ...]


def make_pages(articles: Sequence[Article]) -> Iterator[RightPage]:
    """Yield a page of each kind for each article, and for the beginning of each: then more stands around a text."""
    templates = cast(dict[str, str], yaml.safe_load(_TEMPLATES.read_text(encoding="utf-8")))
    whole = [(article, render_body(article.body).blocks) for article in articles]
    for number, (article, text) in enumerate((*whole, *((article, text[:2]) for article, text in whole))):
        credit = f"{article.date} 10:30　来源：{article.source}"
        half = (len(text) + 1) // 2
        parts = {
            "title": article.title,
            "credit": credit,
            "paragraphs": _each("p", text),
            "first": _each("p", text[:1]),
            "rest": _each("p", text[1:]),
            "breaks": "<br><br>".join(f"　　{one}" for one in text),
            "boxes": _each("div", text),
            "sections": "".join(f"<section><p><span>{one}</span></p></section>" for one in text),
            "halves": f"<div>{_each('p', text[:half])}</div><div>{_each('p', text[half:])}</div>",
            "teasers": _each("p", _OTHERS),
            "teaser_items": "".join(f"<li><a href={place}>{one}</a></li>" for place, one in enumerate(_OTHERS)),
            "replies": _each("p", _REPLIES),
            "reply_items": _each("li", _REPLIES),
            "reply": _REPLIES[number % len(_REPLIES)],
            "foot": "<div class=foot><p>版权所有 某某网 京ICP备000号</p></div>",
        }
        for (kind, template), site in zip(templates.items(), cycle(("新华网", "健康报网")), strict=False):
            head = f"<meta charset=utf-8><title>{article.title}-{site}</title>"
            markup = f"<!DOCTYPE html><html><head>{head}</head><body>{template.format(**parts)}</body></html>"
            yield RightPage(kind, markup, article.title, text)


def read_pages(folder: Path) -> Iterator[RightPage]:
    """Yield the saved pages of a folder that have a text beside them: its first line is the title."""
    for path in sorted(folder.glob("*.htm*")):
        right = path.with_suffix(".txt")
        if right.is_file():
            title, *lines = right.read_text(encoding="utf-8").split("\n")
            yield RightPage("saved", str(path), title.strip(), tuple(line for line in lines if line.strip()))


def _each(tag: str, texts: Sequence[str]) -> str:
    return "".join(f"<{tag}>{one}</{tag}>" for one in texts)
