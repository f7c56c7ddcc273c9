"""The words of web sites: what a line says that belongs to the page a report stands on, and not to the report."""

import re
from enum import Enum, auto

from mediawatch.intake.grammar.printed import DAY, TIME
from mediawatch.intake.labels import words
from mediawatch.intake.readers.markup import SEPARATORS
from mediawatch.site_words import (
    COMMENTS_ALONE,
    EDGE,
    HERE,
    HOME,
    IN_APP,
    LIKED,
    MORE,
    MORE_ALONE,
    NEIGHBOUR,
    NO_REPRINT,
    READ_ON,
    SHARE,
    TOOL,
)


class SiteLine(Enum):
    """What a line is to a web site, by its words alone."""

    NONE = auto()
    WITH_BUTTONS = auto()
    """A date with a label, a source, an author: the site's where buttons and counters stand beside it."""
    BUTTONS = auto()
    """Buttons and counters, and perhaps what stands beside them."""
    OWN = auto()
    """No report says it."""
    BACK = auto()
    """Leads back up from wherever it stands, between articles too."""
    HEADS_LINKS = auto()
    """It is the site's where links follow; an article may say it too."""
    BESIDE = auto()
    """Stands in the footer of a page, and at the end of a report as well."""


_LONGEST = 200

_DAY = rf"(?:{DAY.pattern})(?:\s*(?:{TIME}))*"
_TOOL = re.compile(rf"{EDGE}{TOOL}{EDGE}", re.IGNORECASE)
"""A button or a counter, with the marks around it."""
_DATED = rf"(?:{words('published', 'updated', 'date')}\s*:\s*|发布于\s*:?\s*)?{_DAY}"
_NAMED = (
    rf"(?:{words('source', 'author', 'writer', 'editor', 'proofreader', 'approver')}|(?:文章)?录入[者员]?"
    r"|发布(?:者|人|单位|机构)|供\s*稿|信息员)\s*:\s*[^\s|:【】\[\]]{0,20}"
)
_BESIDE_TOOL = re.compile(rf"{EDGE}(?:{_DATED}|{_NAMED}|{SHARE}|{TIME}){EDGE}", re.IGNORECASE)
"""What stands between buttons and counters, and alone may be the report's."""

_LABELLED = re.compile(rf"{EDGE}[^:0-9]{{1,8}}:")

_BACK = re.compile(
    rf"{EDGE}(?:(?:返\s*回|回到|回)(?:本期)?(?:目录|顶部|页首|页顶|标题)|back to top|TOP){EDGE}", re.IGNORECASE
)
_PLACE = re.compile(rf"[\s\[【]*(?:{HERE}\s*(?::|(?=.*[>»›→])).*|位置\s*:.*[>»›→].*)")
_TRAIL = re.compile(
    rf"(?:[^>»›→。!?]{{1,24}}[>»›→]+){{2,8}}[^>»›→。!?]{{0,60}}|\s*{HOME}\s*[>»›→-]+[^。!?]{{1,60}}",
    re.IGNORECASE,
)
_MENU = re.compile(rf"[\s\[【]*{HOME}\s*[\]】]?(?:[\s|·•/,、]+[^\s|·•/,、。:]{{1,12}})+\s*\|?", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:原创\s+)?[^。:]{{0,30}}{_DAY}\s*发表于\s*\S{{1,8}}|原创\s+[^。:]{{1,40}}(?:{TIME})?")
"""Who published an article of a public account, and when."""
_NEIGHBOUR = re.compile(rf"[\s<>«»←→]*{NEIGHBOUR}(?:[\s:>】\]].*)?|继续滑动看下一个.*")
_PROVINCE = "京沪津渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕秦甘陇青宁新"
_RIGHTS = re.compile(
    r"(?:本站|本网站?)?版权(?:所有|归)\s*:.*|(?:文章)?录入[者员]?\s*:.*"
    r"|[^。;,:]{0,30}(?:版权所有(?![者人权])|copyright\s*(?:©|\(c\)|[0-9])|©|all rights? reserved)[^。]*"
    rf"|.{{0,40}}(?:[{_PROVINCE}]\s*ICP\s*[备证]|ICP\s*备案|公网安备|网站标识码).*"
    r"|[^。]{0,20}(?:建议|最佳|推荐)(?:使用|采用)?[^。]{0,30}(?:浏览器?|分辨率)[^。]{0,20}|今天是\s*:?\s*(?:[0-9]{2,4}\s*年|星期).{0,40}"
    r"|[^。]{0,60}(?:技术支持|网站(?:维护|管理|制作)|网页设计|制作维护|[维运][护维]单位)\s*:.*",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"喜欢此内容的人还喜欢|预览时标签不可点|微信扫一扫.*|关注该公众号|往期(?:回顾|推荐|精选|文章)|网友评论.*|收录于.{0,30}|向上滑动看下一个|知道了|使用小程序|使用完整服务"
    r"|(?:轻点两下取消(?:赞|在看)|赞|在看|分享|留言|收藏|听过|视频|小程序|取消|允许|分析|[\s,.。:×]){2,}"
)
_OWN = (_PLACE, _TRAIL, _MENU, _BYLINE, _NEIGHBOUR, _RIGHTS, _ACCOUNT)
_SUGGESTED = "(?:为您|猜你)(?:推荐|喜欢)|热点(?:新闻|文章|推荐|关注)?|(?:点击|阅读|新闻)?排行榜?"
_HEADS_LINKS = re.compile(
    rf"[\s■◆●▪>【\[]*(?:{MORE_ALONE}|{_SUGGESTED}|相关(?:信息|内容|附件)"
    r"|友情链接|站内链接|(?:网站|栏目)导航|本类(?:热门|推荐|最新)|图片新闻|快速通道)[】\]\s:>]*(?:更多)?[\s>]*"
)
HEADS_RELATED = re.compile(rf"[【\[]?{MORE_ALONE}[】\]]?[:：]?")
"""Stands above links to other articles, also in the middle of one; what is attached belongs to the article."""
HEADS_OTHERS = re.compile(rf"[【\[]?(?:{MORE_ALONE}|{_SUGGESTED}|{COMMENTS_ALONE})[】\]]?[:：]?")
"""Stands above what readers say, and above other texts, beside an article."""
_AT_EDGE = re.compile(
    rf"分享(?:到|至|让).*|.{{0,4}}扫(?:一扫|描|码|上方).{{0,12}}|.{{0,12}}二维码|{IN_APP}.*"
    rf"|{READ_ON}|返回.{{1,8}}查看更多|(?:点击|戳).{{0,6}}阅读原文.{{0,12}}"
    rf"|{LIKED}|[上下]一[篇页条].*|(?:为您|猜你).{{0,4}}|【?纠错.*|字[体号]:?.*"
    rf"|{words('author', 'editor', 'source')}\s*[:/|]|.{{0,2}}{MORE}.*|(?:本文)?(?:标签|TAGS?):.*|[(]原标题.*"
    rf"|{NO_REPRINT}|(?:特别|免责|版权)声明:.*|发表于\s*\d.*"
    r"|.*(?:版 ?权 ?所 ?有|Copyright|©|All Rights Reserved|ICP备|公网安备|Powered by|Processed in).*",
    re.IGNORECASE,
)
"""What the page of an article may say above and below it; an article of a report may say it too."""
_RESERVED = (
    r"侵权|侵犯|版权|著作权|转载|立场|观点|真实性|上传并?发布|信息(?:发布|存储|传播)|仅供(?:参考|学习|交流)|投资建议"
    r"|本[网站]|本平台"
)
_STATEMENT = re.compile(
    r"[\W_]*(?:特别|免责|版权|平台|郑重|重要|转载|本[网站]|原创)?(?:声明|申明|提示|说明)[\W_]*"
    rf"(?=.*(?:{_RESERVED})).*"
    r"|(?:本文|[该此]文|文章|以上(?:内容|文章)?|本(?:内容|稿件)|部分(?:图文|内容|图片|文字)|(?:文中)?图片|来源).{0,60}?"
    r"(?:[如若]有侵权|侵权.{0,8}(?:联系|删除)|仅代表作者|不代表.{0,20}(?:立场|观点|看法)|不构成.{0,10}(?:建议|依据)"
    r"|仅供(?:参考|学习|交流)|转载请(?:注明|联系|保留)|版权归.{0,12}所有).{0,120}"
    r"|[如若](?:有|涉及|发现|存在).{0,12}(?:侵权|侵犯|版权|异议).{0,80}(?:联系|删除|处理|告知).{0,60}"
    r"|Notice: ?The content above.*",
    re.IGNORECASE,
)
"""What a portal says below a text of its rights and of whose opinion it is, however long."""
_LONGEST_STATEMENT = 1000
_CLOSING = re.compile(
    r"举报\s*/?\s*反馈|[-=*·—\s]*END[-=*·—\s]*|(?:点击)?进入专题.{0,20}|.{0,24}尽在.{0,16}(?:APP|客户端|公众号).{0,6}"
    r"|更多(?:精彩|资讯|内容|新闻|信息).{0,30}(?:关注|下载|点击|扫码|搜索).{0,30}|投稿(?:邮箱|热线).{0,60}"
    r"|(?:阅读|评论|分享)\s*\(\s*\d+\s*\)",
    re.IGNORECASE,
)
"""What a portal closes a text with."""
_TURNS = re.compile(
    r"[<>«»‹›←→|\s]*(?:[上下前后]一?[张页图组][<>«»‹›←→|\s]*){1,3}|点击图片.{0,10}|(?:返回)?图集|缩略图|全屏(?:播放|查看|观看)?"
    r"|(?:点击)?(?:图片)?(?:查看|浏览|看|显示)(?:原图|大图|全图|高清图?)|(?:自动|重新)播放|幻灯片?(?:播放)?"
    r"|向?[左右上下]{0,2}(?:滑动|拖动|滑屏)(?:查看|看).{0,8}|.{0,6}键盘.{0,8}翻页.{0,10}"
)
"""Leads through the pictures of a gallery, in the middle of a text as well."""
_COUNTS = re.compile(
    r"[(\[]?\s*\d{1,3}\s*/\s*(?P<all>\d{1,3})\s*[)\]]?|(?:第\s*\d{1,3}\s*张\s*[/,]?\s*)?共\s*(?P<count>\d{1,3})\s*张"
)
"""Says which picture of how many is shown, where something leads through them."""
_BESIDE = re.compile(
    r"\s*(?:[主承协]\s*办(?:单位)?|主管(?:单位)?|地\s*址|邮\s*编|邮政编码|(?:联系)?电\s*话|传\s*真|网\s*址|(?:电子)?邮箱|e-?mail"
    r"|关于我们|(?:网站|免责|版权|法律)声明|隐私(?:保护|声明|政策))(?:\s*:.*|\s*)",
    re.IGNORECASE,
)


def read_site_line(folded: str) -> SiteLine:
    """Return what a folded line is to a web site by its words."""
    text = folded.strip()
    if not text or len(text) > _LONGEST:
        return SiteLine.NONE
    if _BACK.fullmatch(text):
        return SiteLine.BACK
    if any(shape.fullmatch(text) for shape in _OWN):
        return SiteLine.OWN
    if toolbar := _read_toolbar(text):
        return toolbar
    if _HEADS_LINKS.fullmatch(text):
        return SiteLine.HEADS_LINKS
    return SiteLine.BESIDE if _BESIDE.fullmatch(text) else SiteLine.NONE


def is_beside_article(folded: str) -> bool:
    """Tell whether a line of a page with one article on it belongs to the site: buttons, share bars, notices."""
    text = folded.strip()
    said = read_site_line(text)
    at_edge = len(text) <= _LONGEST and any(shape.fullmatch(text) for shape in (_AT_EDGE, _CLOSING, _TURNS))
    return at_edge or states_rights(text) or said in (SiteLine.OWN, SiteLine.BUTTONS, SiteLine.BACK)


def states_rights(folded: str) -> bool:
    """Tell whether a line says what a portal says below a text, of its rights and of whose opinion it is."""
    text = folded.strip()
    return len(text) <= _LONGEST_STATEMENT and _STATEMENT.fullmatch(text) is not None


def turns_pictures(folded: str) -> bool:
    """Tell whether a line leads through the pictures of a gallery: no text says it, wherever it stands."""
    return len(folded) <= _LONGEST and _TURNS.fullmatch(folded.strip()) is not None


def count_pictures(folded: str) -> int | None:
    """Return how many pictures a gallery has by a line that counts them (`1/12`); None where it says something else."""
    match = _COUNTS.fullmatch(folded.strip()) if len(folded) <= _LONGEST else None
    return int(match["all"] or match["count"]) if match else None


def is_menu(text: str) -> bool:
    """Tell whether a line has several words with marks between them."""
    return len([part for part in SEPARATORS.split(text) if part]) > 1


def _read_toolbar(text: str) -> SiteLine | None:
    """Return what a line is that is nothing but buttons, counters, and the page's date, source and author."""
    place = 0
    found = SiteLine.WITH_BUTTONS if _LABELLED.match(text) else None
    while place < len(text):
        tool = _TOOL.match(text, place)
        match = tool or _BESIDE_TOOL.match(text, place)
        if match is None:
            return None
        found = SiteLine.BUTTONS if tool else found
        place = match.end()
    return found
