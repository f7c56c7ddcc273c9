"""The codes of what is wrong in the form of an issue's file."""

from mediawatch.codes import Example, declare
from mediawatch.model import Severity
from mediawatch.samples import ISSUE

EMPTY_FILE = declare("MW003", "文件不是空的。", Severity.ERROR, Example("", ISSUE.text))
UNSEEN_CHARACTER = declare(
    "MW004",
    "没有看不见的字符。",
    Severity.ERROR,
    Example("- 来源：\u200b新华网", "- 来源：新华网"),
)
BROKEN_TEXT = declare(
    "MW005", "没有乱码。", Severity.WARNING, Example("门诊量同比锟斤拷长三成。", "门诊量同比增长三成。")
)
DIRECTION = declare(
    "MW007",
    "没有颠倒文字方向的字符。",
    Severity.ERROR,
    Example("## \u202e社区卫生信息系统升级", "## 社区卫生信息系统升级"),
    also=Severity.WARNING,
)
PRIVATE_CHARACTER = declare(
    "MW008",
    "没有只在一种字体里才看得见的字符。",
    Severity.WARNING,
    Example("门诊量增长\ue5d2三成。", "门诊量增长三成。"),
)
LOOK_ALIKE = declare(
    "MW009",
    "没有看起来像、其实是别的字符的字。",
    Severity.WARNING,
    Example("社区⽤上了新系统。", "社区用上了新系统。"),
)
TOO_MUCH = declare(
    "MW011",
    "没有太长的行，没有太多的文章、资料和符号，引用和列表不套得太深。",
    Severity.ERROR,
    Example("> > > > > > > > > 门诊量增长三成。", "> 门诊量增长三成。"),
)
NO_FRONT_MATTER = declare(
    "MW101", "开头是两行 --- 之间的资料。", Severity.ERROR, Example("number: 12", "---\nnumber: 12")
)
BAD_YAML = declare(
    "MW102",
    "资料写成“名字: 值”，一行一项。",
    Severity.ERROR,
    Example("series：卫生信息化舆情监测月报", "series: 卫生信息化舆情监测月报"),
)
KEY_TWICE = declare(
    "MW103", "资料的每个名字只写一次。", Severity.ERROR, Example("number: 12\nnumber: 12", "number: 12")
)
KEY_MISSING = declare(
    "MW104",
    "资料里有 number、series、published 和 period。",
    Severity.ERROR,
    Example("number: 12", "number: 12\nseries: 卫生信息化舆情监测月报"),
)
BAD_VALUE = declare(
    "MW105", "资料的每一项，值都写对。", Severity.ERROR, Example("published: 2023-6-30", "published: 2023-06-30")
)
UNKNOWN_KEY = declare(
    "MW106",
    "资料里只有认识的名字。",
    Severity.WARNING,
    Example("scpoe: 全国主流媒体及政府网站", "scope: 全国主流媒体及政府网站"),
)
CONFLICT = declare(
    "MW114",
    "没有 git 合并时留下的 <<<<<<<、=======、>>>>>>>：每一处都决定了用哪种写法。",
    Severity.ERROR,
    Example("<<<<<<< HEAD\n正文。\n=======\n新的正文。\n>>>>>>> main", "正文。"),
)
MARKS_AROUND = declare(
    "MW115",
    "资料的值外面没有中文引号，列表的方括号是半角的。",
    Severity.WARNING,
    Example("series: “卫生信息化舆情监测月报”", "series: 卫生信息化舆情监测月报"),
    also=Severity.ERROR,
)
SWALLOWED = declare(
    "MW116",
    "资料的值后面没有 # 开头的字：它们不会读进去。",
    Severity.WARNING,
    Example("scope: 全国主流媒体 #及政府网站", "scope: 全国主流媒体及政府网站"),
)
NO_ARTICLES = declare(
    "MW201",
    "一期至少有一篇文章。",
    Severity.ERROR,
    Example("### 社区卫生信息系统升级", "## 社区卫生信息系统升级"),
)
NO_TITLE = declare("MW301", "每篇文章都有标题。", Severity.ERROR, Example("##", "## 社区卫生信息系统升级"))
ATTRIBUTE_EMPTY = declare(
    "MW302",
    "每篇文章写了来源和日期；撤下的写了原因。",
    Severity.ERROR,
    Example("- 日期：2023-06-14", "- 来源：新华网\n- 日期：2023-06-14"),
)
NO_ATTRIBUTE = declare(
    "MW303",
    "标题下面的资料写成“- 名字：内容”，一行一项。",
    Severity.ERROR,
    Example("日期：2023-06-14", "- 日期：2023-06-14"),
)
ATTRIBUTE_TWICE = declare(
    "MW304",
    "文章的每项资料只写一次。",
    Severity.ERROR,
    Example("- 来源：新华网\n- 来源：新华社", "- 来源：新华网"),
)
UNKNOWN_ATTRIBUTE = declare(
    "MW305",
    "文章的资料里只有认识的名字。",
    Severity.WARNING,
    Example("- 连接：<https://www.xinhuanet.com/a.html>", "- 链接：<https://www.xinhuanet.com/a.html>"),
)
MARKED_TITLE = declare(
    "MW339",
    "标题只写字，不加粗，不带链接，后面不写 #。",
    Severity.WARNING,
    Example("## **社区卫生信息系统升级**", "## 社区卫生信息系统升级"),
)
BAD_DATE = declare(
    "MW306", "文章的日期写成 2023-06-14 这样。", Severity.ERROR, Example("- 日期：6月14日", "- 日期：2023-06-14")
)
