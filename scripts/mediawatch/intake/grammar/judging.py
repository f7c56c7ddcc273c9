"""What a whole report should have and perhaps has not: told to a person; and what of it the archive need not write."""

from collections.abc import Sequence
from dataclasses import replace

from mediawatch.format.lead import compose_lead, read_claims
from mediawatch.format.write import escape_paragraph
from mediawatch.intake import codes
from mediawatch.intake.claims import Ledger, Role
from mediawatch.intake.document import Line
from mediawatch.intake.grammar.contents import Entry
from mediawatch.intake.grammar.masthead import Masthead
from mediawatch.intake.grammar.printed import alike, visible
from mediawatch.model import Article, Draft, DraftArticle, Issue, Period

_LEAST_GARBLED = 4


def judge_masthead(masthead: Masthead, articles: tuple[DraftArticle, ...], ledger: Ledger) -> None:
    """Ask for what the top of the report should say and does not."""
    if masthead.number is None:
        other = masthead.unusual or masthead.yearly
        said = f"，刊头写的是 {other}" if other else ""
        ledger.error(1, codes.NO_NUMBER, f"没有找到期号{said}", "在文件里填上 number，再把文件改名为 期号.md")
    if not masthead.series:
        ledger.error(1, codes.NO_MASTHEAD, "没有找到刊名", "在文件里填上 series")
    if masthead.published is None:
        ledger.error(1, codes.NO_MASTHEAD, "没有找到发布日期", "在文件里填上 published")
    if masthead.start is None or masthead.end is None:
        ledger.error(1, codes.NO_PERIOD, "没有找到监测时间", "在文件里填上 period 的 start 和 end")
    if not articles:
        ledger.error(
            1, codes.NOTHING_FOUND, "没有找到文章", "看看是不是一期月报；每篇文章前要有“标题：”，下一行要有“来源：”"
        )


def judge_articles(lines: Sequence[Line], articles: Sequence[DraftArticle], ledger: Ledger) -> None:
    """Tell what articles lack, or have as another one has it; `lines` are those that they begin at."""
    seen: dict[tuple[str, str | None], int] = {}
    for ordinal, (line, article) in enumerate(zip(lines, articles, strict=True), 1):
        named = f"“{article.title[:20]}”"
        if not article.body:
            ledger.error(line, codes.NO_BODY, f"{named}没有正文", "对照原文件：补上正文；正文在别处的话移过来")
        first = seen.setdefault((alike(article.title), article.url), ordinal)
        if first != ordinal and article.url:
            message = f"{named}与第 {first} 篇的标题和链接相同"
            ledger.note(line, codes.TWIN, message, "看看是不是同一篇；是的话删掉一篇")


def note_garbled(lines: Sequence[Line], ledger: Ledger) -> None:
    """Tell which lines are UTF-8 that somebody read and kept as GBK: few characters of Chinese bytes are ever both."""
    for line in lines:
        meant = line.text.encode("gb18030", "ignore").decode("utf-8", "ignore")
        chinese = sum("\u4e00" <= character <= "\u9fff" for character in meant)
        if chinese >= _LEAST_GARBLED and chinese * 4 > len(line.text):
            message = f"这一行像是乱码：{line.text[:20]}，原来大概是“{meant[:20]}”"
            ledger.note(line, codes.READ_OTHERWISE, message, "找没有坏的原文件再导入，或照它改正")


def judge_lead(masthead: Masthead, count: int, ledger: Ledger) -> None:
    """Tell where the lead says another number of articles than was read: one may have been missed, or cut in two."""
    for paragraph in masthead.lead:
        claimed = read_claims(paragraph.text).count
        if claimed is not None and claimed != count:
            hint = "对照原文件看看有没有漏掉的文章；原文就是这样的话不用改"
            ledger.note(paragraph.first, codes.OTHER_COUNT, f"导语说有 {claimed} 篇，读出来的是 {count} 篇", hint)
            return


def list_unplaced(ledger: Ledger, entries: list[Entry], matched: dict[int, Entry]) -> tuple[str, ...]:
    """Return the texts for a person to place: lines that were not understood, and articles only the contents have."""
    text = ledger.document.text
    lines = [text[claim.start : claim.end] for claim in ledger.claims if claim.role is Role.UNPLACED]
    used = {id(entry) for entry in matched.values()}
    sections = {entry.section for entry in matched.values()} | {None}
    lost = [
        ("" if entry.section in sections else f"{entry.section}：")
        + (f"{entry.title}（{entry.source}）" if entry.source else entry.title)
        for entry in entries
        if id(entry) not in used
    ]
    return tuple(" ".join(line.split()) for line in (*lines, *lost))


def without_composed_lead(draft: Draft) -> Draft:
    """Leave out a lead that the archive would compose just so; where lines were joined, spaces may have been lost."""
    if draft.number is None or draft.published is None or draft.period.start is None or draft.period.end is None:
        return draft
    counted = tuple(Article(draft.number, at, "", "", draft.published) for at, _ in enumerate(draft.articles, 1))
    period = Period(draft.period.start, draft.period.end)
    issue = Issue(draft.number, draft.series, draft.published, period, counted, scope=draft.scope)
    composed = visible(escape_paragraph(compose_lead(issue)))
    return replace(draft, lead="") if visible(draft.lead) == composed else draft
