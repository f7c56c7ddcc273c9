"""The words of web sites: what a line says that belongs to the page a report stands on, and not to the report."""

import re
from enum import Enum, auto

from mediawatch.intake.grammar.printed import DAY, TIME
from mediawatch.intake.labels import words
from mediawatch.intake.readers.markup import SEPARATORS


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
_EDGE = r"[\s|,、;.·:>»›→<《»【】\[\]()〔〕/\\^↑▲△×✕x-]*"

_VERB = "浏览|点击|阅读|访问|查看|点阅"
_COUNTER = (
    rf"(?:本文|本页|已|共|总|累计|今日|有){{0,3}}被?(?:{_VERB})(?:次数|总数|人数|人次|量|数|次|率)?\s*:?\s*\[?\s*\d*(?:万\+?)?\s*\]?\s*(?:人次|次|人)?"
    r"|(?:赞|在看|评论|转发|收藏|分享)\s*\d+(?:万\+?)?|您是(?:本站)?第?\s*\d*\s*[位个]?(?:访问者|访客|读者|浏览者)?"
)
_BUTTON = (
    r"(?:我要|点此|点击|立即)?(?:打\s*印|关\s*闭|收藏|保存|纠错|举报|评论|投稿|转发)(?:[本此该]?(?:页面|页|文章|文|窗口|站|稿))?"
    r"|加入收藏夹?|放入收藏夹|设为首页|大字|中字|小字|简体|繁[体體]|无障碍(?:浏览|阅读)?|关怀版|适老版|手机版|联系我们|网[站页]地图|站点地图"
    r"|(?:返回|回到|回)\s*(?:网站)?(?:首页|主页|上页|上一页|上一级|列表)|返\s*回|上一页|下一页|首\s*页|尾\s*页|末页|[发查][表看]评论"
    r"|扫一扫.{0,12}|手机(?:扫码)?(?:看|阅读|浏览).{0,6}|二维码|(?:轻触)?阅读原文|(?:推荐给|告诉)(?:朋友|好友)|(?:分享|转发|推荐)[到至]?(?:朋友圈|微信|微博)?\s*:?"
)
_SIZE = (
    r"(?:文字|字体|字号)(?:大小)?\s*:?\s*(?:[\[【(]?\s*(?:特?大|中|小|默认|\+|-|A[+-]?)\s*[\]】)]?[\s|/]*)*"
    r"|\[\s*大[\s|]*中[\s|]*小\s*\]"
)
_TOOL = re.compile(rf"{_EDGE}(?:{_COUNTER}|{_BUTTON}|{_SIZE}){_EDGE}", re.IGNORECASE)
"""A button or a counter, with the marks around it."""
_DATED = rf"(?:{words('published', 'updated', 'date')}\s*:\s*|发布于\s*:?\s*)?{_DAY}"
_NAMED = (
    rf"(?:{words('source', 'author', 'writer', 'editor', 'proofreader', 'approver')}|(?:文章)?录入[者员]?"
    r"|发布(?:者|人|单位|机构)|供\s*稿|信息员)\s*:\s*[^\s|:【】\[\]]{0,20}"
)
_SHARE = (
    "(?:新浪|腾讯|网易|搜狐)?微博|微信(?:好友)?|朋友圈|QQ\\s*(?:空间|好友)?|人人网|开心网|豆瓣|百度(?:贴吧|搜藏)?"
    "|复制链接|更多"
)
_BESIDE_TOOL = re.compile(rf"{_EDGE}(?:{_DATED}|{_NAMED}|{_SHARE}|{TIME}){_EDGE}", re.IGNORECASE)
"""What stands between buttons and counters, and alone may be the report's."""

_LABELLED = re.compile(rf"{_EDGE}[^:0-9]{{1,8}}:")

_BACK = re.compile(
    rf"{_EDGE}(?:(?:返\s*回|回到|回)(?:本期)?(?:目录|顶部|页首|页顶|标题)|back to top|TOP){_EDGE}", re.IGNORECASE
)
_PLACE = re.compile(
    r"[\s\[【]*(?:(?:[您你]的?|现在的?|当前的?|目前的?|所在的?){1,4}(?:位置|页面|栏目)[是为]?\s*(?::|(?=.*[>»›→])).*|位置\s*:.*[>»›→].*)"
)
_HOME = r"(?:网站|本站|中心|返回)?(?:首\s*页|主\s*页|home)"
_TRAIL = re.compile(
    rf"(?:[^>»›→。!?]{{1,24}}[>»›→]+){{2,8}}[^>»›→。!?]{{0,60}}|\s*{_HOME}\s*[>»›→-]+[^。!?]{{1,60}}",
    re.IGNORECASE,
)
_MENU = re.compile(rf"[\s\[【]*{_HOME}\s*[\]】]?(?:[\s|·•/,、]+[^\s|·•/,、。:]{{1,12}})+\s*\|?", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:原创\s+)?[^。:]{{0,30}}{_DAY}\s*发表于\s*\S{{1,8}}|原创\s+[^。:]{{1,40}}(?:{TIME})?")
"""Who published an article of a public account, and when."""
_NEIGHBOUR = re.compile(
    r"[\s<>«»←→]*[上下前后]\s*一\s*[篇条则期页](?:文章|新闻|信息)?(?:[\s:>】\]].*)?|继续滑动看下一个.*"
)
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
_TEXTS = "新闻|阅读|链接|推荐|文章|报道"
_OTHERS = "(?:相关|推荐|延伸|热门)"
_MORE = rf"(?:{_OTHERS}(?:{_TEXTS}))"
_MORE_ALONE = rf"(?:{_MORE}|{_OTHERS}(?:专题|资讯)|最新(?:{_TEXTS}|专题|资讯|信息|动态))"
"""Says that links to other articles follow, where nothing stands behind it: a sentence may begin so."""
_SUGGESTED = "(?:为您|猜你)(?:推荐|喜欢)|热点(?:新闻|文章|推荐|关注)?|(?:点击|阅读|新闻)?排行榜?"
_HEADS_LINKS = re.compile(
    rf"[\s■◆●▪>【\[]*(?:{_MORE_ALONE}|{_SUGGESTED}|相关(?:信息|内容|附件)"
    r"|友情链接|站内链接|(?:网站|栏目)导航|本类(?:热门|推荐|最新)|图片新闻|快速通道)[】\]\s:>]*(?:更多)?[\s>]*"
)
HEADS_RELATED = re.compile(rf"[【\[]?{_MORE_ALONE}[】\]]?[:：]?")
"""Stands above links to other articles, also in the middle of one; what is attached belongs to the article."""
HEADS_OTHERS = re.compile(
    rf"[【\[]?(?:{_MORE_ALONE}|{_SUGGESTED}|(?:网友|全部|最新|热门|精彩)?(?:评论|跟帖|留言)区?)[】\]]?[:：]?"
)
"""Stands above what readers say, and above other texts, beside an article."""
_AT_EDGE = re.compile(
    r"分享(?:到|至|让).*|.{0,4}扫(?:一扫|描|码|上方).{0,12}|.{0,12}二维码|(?:打开|下载).{0,12}(?:APP|客户端).*"
    r"|(?:点击)?(?:展开|阅读|查看)(?:全文|原文|更多)|返回.{1,8}查看更多|(?:点击|戳).{0,6}阅读原文.{0,12}"
    r'|(?:点个?|点亮|点击)["“「【]?(?:在看|赞|好看).{0,20}|[上下]一[篇页条].*|(?:为您|猜你).{0,4}|【?纠错.*|字[体号]:?.*'
    rf"|{words('author', 'editor', 'source')}\s*[:/|]|.{{0,2}}{_MORE}.*|(?:本文)?(?:标签|TAGS?):.*|[(]原标题.*"
    r"|.{0,20}未经.{0,8}(?:授权|许可|允许).{0,4}(?:不得|禁止|严禁|请勿).{0,12}|(?:特别|免责|版权)声明:.*|发表于\s*\d.*"
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
