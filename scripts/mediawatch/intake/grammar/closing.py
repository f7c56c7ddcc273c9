"""The end of a report, below its last article: who made it, whom it goes to, how many were printed."""

import re
from collections.abc import Sequence

from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line
from mediawatch.intake.grammar.piece import Piece
from mediawatch.intake.grammar.printed import DAY, alike
from mediawatch.intake.labels import words
from mediawatch.intake.list_marks import COUNTED

_OWN = re.compile(
    rf"[(\[【]?\s*(?:(?:执行|常务|副|总)?主\s*编|总编辑?|本期(?:{words('editor', 'proofreader')}|完)|编\s*委"
    rf"|编辑部|{words('approver')}"
    r"|主办单位|承办单位|编[印发制]单位|主\s*送|报\s*送?|抄\s*[送报]|分\s*送|发\s*送?|送|印\s*数|内部资料)\s*:"
    r"|[(\[]?\s*(?:共\s*印|印\s*发?)\s*[0-9]+\s*份|[(\[【]?本期完|内部资料"
)
"""Begins a line that no article ends with."""
_EITHER = re.compile(
    rf"(?:{words('editor', 'writer', 'proofreader')}|制\s*[作表]|联\s*系\s*(?:人|方式|电话)|电\s*话|传\s*真"
    r"|电子(?:邮箱|邮件|信箱)|邮\s*[箱编]|e-?mail|地\s*址|网\s*址|印\s*[刷制])\s*:",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"主\s*送|抄\s*[送报]|分\s*送|发\s*送?|送|共\s*印|印")
_DOCUMENT = re.compile(r"通知|意见|批复|决定|公告|通告|的函|办法|规定")
_NOTE = re.compile(
    r"[(\[【]?\s*(?:附\s*[录件注]?\s*:?\s*)?(?:编者|编辑部?|编制|监测|报告|数据)(?:说明|附记|后记|的话)\s*[)\]】]?\s*:?"
    r"|附\s*录\s*[0-9一二三]?\s*[:、]|附\s*[:、]?\s*本[期周月]"
)
"""Begins what may be the report's word to its readers, or an article's."""
_DISCLAIMER = re.compile(
    r"[(\[【]?\s*(?:(?:免\s*责|版\s*权|郑\s*重|特\s*别)?\s*声\s*明\s*[)\]】]?\s*:?|(?:注|说明|备注)\s*:(?=.*本(?:[周月季旬]报|[简快]报|期)))"
)
_OF_THIS = re.compile(r"本(?:[周月季旬]?[报刊期]|简报|快报|中心|资料)")
"""How a report speaks of itself; an article that an outlet disclaims speaks of 本网 or 本文."""
_SUMMARY = re.compile(
    rf"[【\[]?{COUNTED}(?:本(?:期|[周月季]报?)(?:的?(?:信息|舆情|监测))?(?:小结|综述|总结|点评|述评|分析|研判|评述)|编\s*后\s*[语记]?)"
    r"\s*[】\]]?\s*:?"
)
"""The heading of the makers' own words about what they collected."""
_FARTHEST = 15


def take_closing(last: Piece, publisher: str | None, ledger: Ledger) -> None:
    """Take the report's own last lines away from its last article: their makers are left out, their words kept."""
    summary = next((place for place, line in enumerate(last.body) if _SUMMARY.fullmatch(line.folded)), None)
    own = last.body if summary is None else last.body[summary:]
    start = len(last.body) - len(own) + _find_closing(own, last.title_text, publisher)
    closing = last.body[start:]
    for line in closing:
        ledger.take(line, Role.CLOSING)
    if closing:
        said = " ".join(" ".join(line.text.split()) for line in closing)
        hint = "是文章里的话就补进最后一篇的正文"
        ledger.note(closing[0], codes.CLOSING, f"报告末尾的 {len(closing)} 行没有带过来：{said}", hint)
    last.body = last.body[:start]
    if summary is not None:
        for line in last.body[summary:]:
            ledger.take(line, Role.UNPLACED)
        hint = "要留就移到导语里，再从 unplaced 下面删掉；是文章里的话就补进最后一篇的正文"
        ledger.error(last.body[summary], codes.CLOSING, f"报告末尾有自己的话：{last.body[summary].text[:20]}", hint)
        last.body = last.body[:summary]
    note = next((line for line in last.body[-_FARTHEST:] if _NOTE.match(line.folded)), None)
    if note:
        hint = "是的话就移到导语里，或删掉"
        ledger.note(note, codes.CLOSING, f"最后一篇的末尾像是报告自己的话，留在正文里了：{note.text[:20]}", hint)


def _find_closing(body: Sequence[Line], title: str, publisher: str | None) -> int:
    """Return where, in the last article's lines, the report's own closing begins; their number for none.

    An official document that is an article may itself say whom it goes to; what names an editor may be the article's.
    """
    for place in range(max(len(body) - _FARTHEST, 0), len(body)):
        if _is_own(body[place], publisher) and _goes_on(body, place, publisher):
            official = all(not _is_own(line, publisher) or _OFFICIAL.match(line.folded) for line in body[place:])
            return len(body) if official and _DOCUMENT.search(title) else _with_editors(body, place)
    return len(body)


def _is_own(line: Line, publisher: str | None) -> bool:
    folded = line.folded
    later = _EITHER.match(folded) and re.search(rf"\s(?:{_OWN.pattern})", folded)
    disclaims = _DISCLAIMER.match(folded) and _OF_THIS.search(folded)
    return bool(_OWN.match(folded) or later or disclaims) or (
        publisher is not None and alike(line.text) == alike(publisher)
    )


def _goes_on(body: Sequence[Line], start: int, publisher: str | None) -> bool:
    """Tell whether the closing goes on from a line to the end."""
    for before, line in zip(body[start:], body[start + 1 :], strict=False):
        folded = line.folded
        broken = before.full or before.text.endswith(("、", "，", ","))
        day = DAY.match(folded)
        dated = day is not None and day[1] is not None and len(folded) - day.end() <= len("印发")
        if not (broken or dated or _is_own(line, publisher) or _EITHER.match(folded)):
            return False
    return True


def _with_editors(body: Sequence[Line], start: int) -> int:
    """Return where a block of lines begins that space sets apart, where the line before is one of it."""
    first = start
    while first and not body[first].gap and _EITHER.match(body[first - 1].folded):
        first -= 1
    return first if body[first].gap else start
