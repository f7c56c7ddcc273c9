"""The names that a report's Word file has: written by `outputs`, and read again by `intake`. Imports nothing."""

from enum import StrEnum


class WordStyle(StrEnum):
    """The styles of a report, one of them of characters. The importer knows a report of the archive's own by them."""

    SERIES = "月报刊名"
    NUMBER = "月报期号"
    PUBLISHER = "月报编发单位"
    PUBLISHED = "月报发布日期"
    PERIOD = "月报监测"
    LABEL = "月报标签"
    LEAD = "月报导语"
    SECTION = "月报部分"
    CONTENTS = "月报目录"
    ATTRIBUTE = "月报资料"
    BODY = "月报正文"
    CELL = "月报表格"
    CODE = "月报代码"
    RULE = "月报分隔线"
    CODE_SPAN = "月报代码字"


MARK = "mediawatch"
"""The keyword of a report's file. Programs that make a PDF of it keep this, and lose the styles."""

HOUSE_MARK = "内部版，不得公开"
"""What stands at the head of each page of a report that is not for everybody, and in all files beside it."""

PROPERTY = "月报其他资料"
"""The property of the file that holds what the report does not show."""

RULED = "———"
"""What stands in a report's file where a body has a rule."""

LEAD_LABEL, TITLE_LABEL, BODY_LABEL = "本期导语：", "标题：", "主要内容："
"""What stands before a lead, a title and a body."""

CONTENTS_HEADING, ARTICLES_HEADING = "一、信息目录", "二、具体内容"
"""What stands above a report's contents and above its articles."""
