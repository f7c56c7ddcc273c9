"""Web pages as sites of many kinds build them, made up around articles, so that what is read of them can be judged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

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
_TEMPLATES: Mapping[str, str] = {
    "portal": '<div class=nav><a href=/>首页</a> <a href=/n>新闻</a></div><div class=main><h1>{title}</h1><div class=info>{credit}</div>'
    "<div id=content>{paragraphs}</div></div><div class=right><h3>热点</h3>{teasers}</div>{foot}",
    "comments": "<div class=article><h1>{title}</h1><p>{credit}</p><div>{paragraphs}</div></div>"
    '<div class="comments" id="comment-list"><h3>网友评论</h3>{replies}{replies}{replies}{replies}{replies}{replies}</div>{foot}',
    "comments in lists": "<div class=article><h1>{title}</h1><p>{credit}</p><div>{paragraphs}</div><div class=pinglun><ul>{reply_items}{reply_items}"
    "{reply_items}</ul></div></div>{foot}",
    "government": "<table><tr><td><a href=../>网站首页</a></td><td><a href=../zw>政务公开</a></td></tr></table><table><tr><td>您的位置：<a href=../>首页</a>"
    "</td></tr><tr><td><b>{title}</b></td></tr><tr><td>{credit} 浏览次数：12 字号：[大 中 小]</td></tr><tr><td><div class=TRS_Editor>{paragraphs}"
    "</div></td></tr><tr><td>【打印本页】【关闭窗口】</td></tr></table><table><tr><td>主办单位：某某卫生局</td></tr></table>",
    "line breaks": "<table><tr><td><a href=3>·热点一</a><br><a href=4>·热点二</a></td><td><table><tr><td><b>{title}</b></td></tr><tr><td>{credit}</td></tr>"
    "<tr><td>{breaks}</td></tr></table></td></tr></table>{foot}",
    "bare boxes": "<div><div><h1>{title}</h1></div><div>{credit}</div>{boxes}<div>分享到：微信 微博</div></div>{foot}",
    "public account": '<h1 class=rich_media_title>{title}</h1><div id=meta_content><a id=js_name href="javascript:">健康报</a> <em>2023-06-14 17:00</em></div>'
    '<div id=js_content style="visibility: hidden"><section>{sections}</section></div><div><p>微信扫一扫<br>关注该公众号</p></div>',
    "digital edition": "<div class=list><ul>{teaser_items}</ul></div><div class=text><h1>{title}</h1><p>{credit}</p><founder-content>{paragraphs}</founder-content>"
    "</div><div>上一版 下一版</div>",
    "forum": "<h1>{title}</h1><div><table><tr><td id=postmessage_1>{breaks}</td></tr></table><div><div id=postmessage_2>{reply}</div></div></div>",
    "feed below": "<article><h1>{title}</h1><p>{credit}</p>{paragraphs}</article><section class=recommend><h2>为您推荐</h2><div>{teasers}{teasers}{teasers}</div></section>{foot}",
    "teasers in the box": "<div class=box><h1>{title}</h1><p>{credit}</p><div class=txt>{paragraphs}</div><div class=hot-news>{teasers}{teasers}</div></div>{foot}",
    "related in the text": "<div class=main><h1>{title}</h1><p>{credit}</p><div class=txt>{first}<div class=related><h4>相关报道</h4><ul><li><a href=1>处方外流</a></li>"
    "<li><a href=2>便利群众</a></li></ul></div>{rest}</div></div>{foot}",
    "text in parts": "<div class=main><h1>{title}</h1><p>{credit}</p>{halves}</div><aside>{teasers}</aside>{foot}",
    "notice below": "<div class=main><h1>{title}</h1><p>{credit}</p><div class=txt>{paragraphs}</div><div class=law><p>免责声明：本文仅代表作者个人观点，与本网无关。其原创性以及"
    "文中陈述文字和内容未经本站证实，请读者仅作参考，并请自行核实相关内容。</p></div></div>{foot}",
}


@dataclass(frozen=True, slots=True)
class RightPage:
    """A page, and what is right: the title and the text of its article."""

    kind: str
    markup: str
    title: str
    text: tuple[str, ...]


def make_pages(articles: Sequence[Article]) -> Iterator[RightPage]:
    """Yield a page of each kind for each article, and for the beginning of each: around a short text is more to read."""
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
        for (kind, template), site in zip(_TEMPLATES.items(), cycle(("新华网", "健康报网")), strict=False):
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
