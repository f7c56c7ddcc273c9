"""The words that web sites put around an article, as patterns for folded text: `check` and `intake` look for them.

Imports nothing.
"""

EDITORS = "编辑 责任编辑 责编"
"""Who prepared an article for its page."""
PROOFREADERS = "校对 审校 一审 二审 三审 初审 复审 终审"
"""Who read it before."""
APPROVERS = "签发 签发人 审核 审核人 审签 审签人 审稿 审稿人 核稿"
"""Who let it go out."""

EDGE = r"[\s|,、;.·:>»›→<《»【】\[\]()〔〕/\\^↑▲△×✕x-]*"
"""The marks around a button."""
_VERB = "浏览|点击|阅读|访问|查看|点阅"
COUNTER = (
    rf"(?:本文|本页|已|共|总|累计|今日|有){{0,3}}被?(?:{_VERB})(?:次数|总数|人数|人次|量|数|次|率)?\s*:?\s*\[?\s*\d*(?:万\+?)?\s*\]?\s*(?:人次|次|人)?"
    r"|(?:赞|在看|评论|转发|收藏|分享)\s*\d+(?:万\+?)?|您是(?:本站)?第?\s*\d*\s*[位个]?(?:访问者|访客|读者|浏览者)?"
)
BUTTON = (
    r"(?:我要|点此|点击|立即)?(?:打\s*印|关\s*闭|收藏|保存|纠错|举报|评论|投稿|转发)(?:[本此该]?(?:页面|页|文章|文|窗口|站|稿))?"
    r"|加入收藏夹?|放入收藏夹|设为首页|大字|中字|小字|简体|繁[体體]|无障碍(?:浏览|阅读)?|关怀版|适老版|手机版|联系我们|网[站页]地图|站点地图"
    r"|(?:返回|回到|回)\s*(?:网站)?(?:首页|主页|上页|上一页|上一级|列表)|返\s*回|上一页|下一页|首\s*页|尾\s*页|末页|[发查][表看]评论"
    r"|扫一扫.{0,12}|手机(?:扫码)?(?:看|阅读|浏览).{0,6}|二维码|(?:轻触)?阅读原文|(?:推荐给|告诉)(?:朋友|好友)|(?:分享|转发|推荐)[到至]?(?:朋友圈|微信|微博)?\s*:?"
)
SIZE = (
    r"(?:文字|字体|字号)(?:大小)?\s*:?\s*(?:[\[【(]?\s*(?:特?大|中|小|默认|\+|-|A[+-]?)\s*[\]】)]?[\s|/]*)*"
    r"|\[\s*大[\s|]*中[\s|]*小\s*\]"
)
"""How big the letters are to be."""
TOOL = f"(?:{COUNTER}|{BUTTON}|{SIZE})"
SHARE = (
    "(?:新浪|腾讯|网易|搜狐)?微博|微信(?:好友)?|朋友圈|QQ\\s*(?:空间|好友)?|人人网|开心网|豆瓣|百度(?:贴吧|搜藏)?"
    "|复制链接|更多"
)
"""Where an article may be shared."""
_TEXTS = "新闻|阅读|链接|推荐|文章|报道"
_OTHERS = "(?:相关|推荐|延伸|热门)"
MORE = rf"(?:{_OTHERS}(?:{_TEXTS}))"
"""Says that links to other articles follow; what is attached belongs to the article."""
MORE_ALONE = rf"(?:{MORE}|{_OTHERS}(?:专题|资讯)|最新(?:{_TEXTS}|专题|资讯|信息|动态))"
"""The same where nothing stands behind it: a sentence may begin so."""
_SAID = "(?:评论|跟帖|留言)区?"
COMMENTS = f"(?:网友|全部|最新|热门|精彩){_SAID}"
"""Stands above what readers say."""
COMMENTS_ALONE = f"(?:{COMMENTS}|{_SAID})"
"""The same where it is known to stand above something."""

HOME = r"(?:网站|本站|中心|返回)?(?:首\s*页|主\s*页|home)"
HERE = r"(?:[您你]的?|现在的?|当前的?|目前的?|所在的?){1,4}(?:位置|页面|栏目)[是为]?"
"""Says where on its site a page is."""
NEIGHBOUR = r"[上下前后]\s*一\s*[篇条则期页](?:文章|新闻|信息)?"
READ_ON = "(?:点击)?(?:展开|阅读|查看)(?:全文|原文|更多)"
IN_APP = "(?:打开|下载).{0,12}(?:APP|客户端)"
LIKED = r'(?:点个?|点亮|点击)["“「【]?(?:在看|赞|好看).{0,20}'
NO_REPRINT = ".{0,20}未经.{0,8}(?:授权|许可|允许).{0,4}(?:不得|禁止|严禁|请勿).{0,12}"
