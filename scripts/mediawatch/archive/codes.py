"""The codes of what is found while the issues folder and the source dictionary are read."""

from mediawatch.codes import Example, declare
from mediawatch.model import Severity
from mediawatch.samples import ENCODING, PATH, REDIRECTS, SOURCES

NOT_READ = declare("MW001", "文件和文件夹都在，打得开。", Severity.ERROR, Example("2023/12.md/", "2023/12.md", PATH))
NOT_UTF8 = declare("MW002", "文件的编码是 UTF-8。", Severity.ERROR, Example("GBK", "UTF-8", ENCODING))
STRAY = declare(
    "MW006",
    "每一期放成 年份/期号.md，没有别的文件。",
    Severity.ERROR,
    Example("2023/第12期.md", "2023/12.md", PATH),
    also=Severity.WARNING,
)
BAD_REDIRECT = declare(
    "MW010",
    "改址表的每一行，都从没有网页的旧网址直接指向有的网页。",
    Severity.ERROR,
    Example("issue-12.html: issues/21/", "issue-12.html: issues/12/", REDIRECTS),
)
BAD_ENTRY = declare(
    "MW401",
    "字典的每一条写了必须写的，每一项的值都对。",
    Severity.ERROR,
    Example("    domains: [http://xinhuanet.com/]", "    domains: [xinhuanet.com]", SOURCES),
)
UNKNOWN_KEY = declare(
    "MW404",
    "字典里只有认识的名字。",
    Severity.WARNING,
    Example("    alias: [新华社]", "    aliases: [新华社]", SOURCES),
)
