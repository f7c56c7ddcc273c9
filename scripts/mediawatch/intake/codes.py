"""The codes of what a person settles or looks at after a document was brought in."""

from mediawatch.codes import Example, declare
from mediawatch.model import Severity
from mediawatch.samples import EXPORTED, PAGE, PRINTED, REPORT, TYPED

NOT_ACCOUNTED = declare(
    "MW502",
    "原文的每个字都有着落，也只放一次。",
    Severity.ERROR,
    Example("社区卫生信息系统\ufffd\ufffd升级。", "社区卫生信息系统本月升级。", REPORT),
)
NOT_UNDERSTOOD = declare(
    "MW503",
    "刊头和文章开头的每一行都看得懂。",
    Severity.ERROR,
    Example("来源：新华网\n来源：健康报", "来源：新华网", REPORT),
)
NO_NUMBER = declare(
    "MW504",
    "刊头写着期号。",
    Severity.ERROR,
    Example("卫生信息化舆情监测月报", "卫生信息化舆情监测月报\n第12期", REPORT),
    also=Severity.WARNING,
)
NO_MASTHEAD = declare(
    "MW505",
    "刊头写着刊名和发布日期。",
    Severity.ERROR,
    Example("北京市公共卫生信息中心", "北京市公共卫生信息中心\n2023年6月30日", REPORT),
    also=Severity.WARNING,
)
NO_PERIOD = declare(
    "MW506",
    "导语写着监测时间。",
    Severity.ERROR,
    Example("本期月报共收集2篇信息。", "本期月报共收集2篇信息，时间从2023年6月1日至2023年6月30日。", REPORT),
)
NO_DATE = declare(
    "MW507",
    "每篇文章写着一个看得懂的日期。",
    Severity.ERROR,
    Example("日期：六月中旬", "日期：2023-06-14", REPORT),
    also=Severity.WARNING,
)
NO_SOURCE = declare(
    "MW508",
    "每篇文章写着来源，与目录里的相同。",
    Severity.ERROR,
    Example(
        "1．社区卫生信息系统升级\n2．电子病历试点医院名单公布（健康报）\n\n二、具体内容\n1．标题：社区卫生信息系统升级",
        "1．社区卫生信息系统升级（新华网）\n2．电子病历试点医院名单公布（健康报）\n\n二、具体内容\n"
        "1．标题：社区卫生信息系统升级\n来源：新华网",
        REPORT,
    ),
    also=Severity.WARNING,
)
OUTSIDE_PERIOD = declare(
    "MW509",
    "文章的日期在导语写的监测时间以内。",
    Severity.WARNING,
    Example("日期：2023-07-14", "日期：2023-06-14", REPORT),
)
OTHER_TITLE = declare(
    "MW510",
    "目录里的标题与文章的标题相同。",
    Severity.WARNING,
    Example("1．社区卫生信息系统全面升级（新华网）", "1．社区卫生信息系统升级（新华网）", REPORT),
)
NO_ARTICLE_OF_ENTRY = declare(
    "MW511",
    "目录里的每一篇，后面都有。",
    Severity.ERROR,
    Example(
        "2．电子病历试点医院名单公布（健康报）\n3．卫生统计年鉴出版（人民网）",
        "2．电子病历试点医院名单公布（健康报）",
        REPORT,
    ),
)
NO_ENTRY_OF_ARTICLE = declare(
    "MW512",
    "后面的每一篇，目录里都有。",
    Severity.WARNING,
    Example(
        "1．社区卫生信息系统升级（新华网）",
        "1．社区卫生信息系统升级（新华网）\n2．电子病历试点医院名单公布（健康报）",
        REPORT,
    ),
)
OTHER_ORDER = declare(
    "MW513",
    "目录的顺序就是文章的顺序。",
    Severity.WARNING,
    Example(
        "1．电子病历试点医院名单公布（健康报）\n2．社区卫生信息系统升级（新华网）",
        "1．社区卫生信息系统升级（新华网）\n2．电子病历试点医院名单公布（健康报）",
        REPORT,
    ),
)
JOINED = declare(
    "MW514",
    "一行在哪里断开是清楚的：一段是一段，一个词是一个词。",
    Severity.WARNING,
    Example(
        "全市社区卫生服务中心的信息系统从本月开始陆续升级，升级以后居民在任何一家\n社区卫生服务中心都能查到健康档案。",
        "全市社区卫生服务中心的信息系统从本月开始陆续升级，升级以后居民在任何一家社区卫生服务中心都能查到健康档案。",
        REPORT,
        instead_of="社区卫生信息系统本月升级。",
    ),
)
TAKEN_FOR_HEADING = declare(
    "MW515",
    "小标题一看就是小标题，与正文和下一篇分得开。",
    Severity.ERROR,
    Example(
        "社区卫生信息系统本月升级。\n一、升级的内容\n居民在任何一家社区卫生服务中心都能查到健康档案。",
        "社区卫生信息系统本月升级。\n居民在任何一家社区卫生服务中心都能查到健康档案。",
        REPORT,
        instead_of="社区卫生信息系统本月升级。",
    ),
    also=Severity.WARNING,
)
BAD_ADDRESS = declare(
    "MW516",
    "每篇文章的链接是一个完整的网址，写成一行。",
    Severity.ERROR,
    Example("链接：见原报", "链接：https://www.xinhuanet.com/a.html", REPORT),
    also=Severity.WARNING,
)
PICTURE = declare(
    "MW518",
    "原文没有图片：图片带不过来。",
    Severity.WARNING,
    Example('<p>看图：<img src="a.png" width="300" height="200"></p>', "<p>看图：门诊量一年增加三成。</p>", PAGE),
)
READ_OTHERWISE = declare(
    "MW519",
    "文件里的字都照看见的样子读。",
    Severity.WARNING,
    Example(
        '<p>本月升级。</p>\n<p style="display: none">下月升级。</p>',
        "<p>本月升级。</p>\n<p>下月升级。</p>",
        PAGE,
    ),
)
NOTHING_FOUND = declare(
    "MW520",
    "报告里找得到文章。",
    Severity.ERROR,
    Example(
        "<p>社区卫生信息系统升级</p>",
        "<p>标题：社区卫生信息系统升级</p>\n<p>来源：新华网</p>\n<p>日期：2023-06-14</p>\n<p>主要内容：</p>",
        PAGE,
    ),
)
CLOSING = declare(
    "MW521",
    "最后一篇的正文完了，报告就完了。",
    Severity.ERROR,
    Example("名单昨天公布。\n主编：张三\n电话：010-12345678", "名单昨天公布。", REPORT),
    also=Severity.WARNING,
)
RAISED = declare(
    "MW522",
    "上标和下标都有对应的字符。",
    Severity.WARNING,
    Example("<p>能耗降到 10<sup>①</sup> 度。</p>", "<p>能耗降到 10<sup>2</sup> 度。</p>", PAGE),
)
TAKEN_FOR_TABLE = declare(
    "MW523",
    "表格有框线；不是表格的不排成几列。",
    Severity.WARNING,
    Example("年份\t建档数\n2008\t30 万\n2009\t120 万", "2008 年建档 30 万，2009 年 120 万。", PRINTED),
)
LOST_IN_WORD = declare(
    "MW524",
    "正文里没有 Word 文件存不下的套在一起的东西。",
    Severity.WARNING,
    Example("> - 一\n> - 二", "- 一\n- 二", EXPORTED),
)
TAKEN_FOR_SITE = declare(
    "MW525",
    "报告前后的网站导航、日期和版权，一看就不是报告里的话。",
    Severity.WARNING,
    Example(
        "<p>北京市卫生局</p>\n<p>2023年7月1日 星期六</p>\n"
        '<ul><li><a href="a.html">新闻动态</a></li><li><a href="b.html">政策法规</a></li></ul>\n'
        "<p>卫生信息化舆情监测月报</p>",
        '<ul><li><a href="a.html">新闻动态</a></li><li><a href="b.html">政策法规</a></li></ul>\n'
        "<p>卫生信息化舆情监测月报</p>",
        PAGE,
        instead_of="<p>卫生信息化舆情监测月报</p>",
    ),
)
LINK_LOST = declare(
    "MW526",
    "正文里的链接以 http:// 或 https:// 开头。",
    Severity.WARNING,
    Example("名单见[公告](ftp://a.cn/b.html)。", "名单见[公告](http://a.cn/b.html)。", TYPED),
)
LIKE_A_PAGE_NUMBER = declare(
    "MW527",
    "单独一行的数字一看就知道是不是页码。",
    Severity.WARNING,
    Example("本月升级。\n2\n下月验收。", "本月升级。\n下月验收。", REPORT, instead_of="社区卫生信息系统本月升级。"),
)
STRUCK = declare(
    "MW528",
    "原文没有划掉的字。",
    Severity.WARNING,
    Example("<p><del>下月</del>本月升级。</p>", "<p>本月升级。</p>", PAGE),
)
OTHER_SECTION = declare(
    "MW529",
    "每篇文章的栏目与目录里的相同。",
    Severity.WARNING,
    Example(
        "第一部分：全国范围\n1．社区卫生信息系统升级（新华网）\n第二部分：北京范围\n2．电子病历试点医院名单公布（健康报）\n\n"
        "二、具体内容\n第一部分：全国范围\n1．标题：",
        "第一部分：全国范围\n1．社区卫生信息系统升级（新华网）\n2．电子病历试点医院名单公布（健康报）\n\n"
        "二、具体内容\n第一部分：全国范围\n1．标题：",
        REPORT,
        instead_of="1．社区卫生信息系统升级（新华网）\n2．电子病历试点医院名单公布（健康报）\n\n二、具体内容\n1．标题：",
    ),
)
NO_BODY = declare(
    "MW530",
    "每篇文章都有正文。",
    Severity.ERROR,
    Example("主要内容：\n2．", "主要内容：\n社区卫生信息系统本月升级。\n2．", REPORT),
)
OTHER_COUNT = declare(
    "MW531",
    "导语说的篇数就是读出来的篇数。",
    Severity.WARNING,
    Example("本期月报共收集3篇信息", "本期月报共收集2篇信息", REPORT),
)
RUNNING_HEAD = declare(
    "MW532",
    "页眉和页脚是刊名和页码，没有别的话。",
    Severity.WARNING,
    Example(
        "名单昨天公布。\n内部资料  注意保存\n\f名单有三家。\n内部资料  注意保存\n\f"
        "试点一年。\n内部资料  注意保存\n\f明年推广。",
        "名单昨天公布。\n\f名单有三家。\n\f试点一年。\n\f明年推广。",
        REPORT,
        instead_of="名单昨天公布。",
    ),
)
TWIN = declare(
    "MW533",
    "每篇文章只有一次。",
    Severity.WARNING,
    Example(
        "2．标题：社区卫生信息系统升级\n来源：健康报\n日期：2023-06-15\n链接：https://www.xinhuanet.com/a.html",
        "2．标题：电子病历试点医院名单公布\n来源：健康报\n日期：2023-06-15\n链接：https://www.jkb.com.cn/b.html",
        REPORT,
        instead_of="2．标题：电子病历试点医院名单公布\n来源：健康报\n日期：2023-06-15",
    ),
)
