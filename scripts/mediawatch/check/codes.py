"""The codes of what is said of accepted findings themselves."""

from mediawatch.codes import Example, declare
from mediawatch.model import Severity

_ACCEPTED = """scope: 全国主流媒体及政府网站
accepted:
  - code: {}
    reason: 原文就是这样
---

{}"""
_PLACE = """scope: 全国主流媒体及政府网站
---

本期月报共收集 1 篇信息"""

ERROR_ACCEPTED = declare(
    "MW112",
    "接受的是警告和提示，不是错误。",
    Severity.ERROR,
    Example(
        "published: 2023-06-29\nperiod:\n  start: 2023-06-01\n  end: 2023-06-30\naccepted:\n"
        "  - code: MW109\n    reason: 原文就是这样",
        "published: 2023-06-30\nperiod:\n  start: 2023-06-01\n  end: 2023-06-30",
    ),
)
NOTHING_ACCEPTED = declare(
    "MW113",
    "接受的校验结果，文件里确实有。",
    Severity.HINT,
    Example(_ACCEPTED.format("MW202", "本期月报共收集 1 篇信息"), _PLACE, instead_of=_PLACE),
)
