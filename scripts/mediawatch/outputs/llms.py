"""`llms.txt` (https://llmstxt.org/): for programs that read with language models, what is here, and as Markdown."""

from collections.abc import Iterable, Iterator

from mediawatch.format.write import escape_paragraph
from mediawatch.model import Issue
from mediawatch.outputs.output import Output, Publication

_NEWEST = 12


def llms_text(publication: Publication) -> dict[str, str]:
    """Return the text by its path in the site."""
    return {"llms.txt": "\n".join(_lines(publication)) + "\n"}


def _lines(publication: Publication) -> Iterator[str]:
    home = publication.address
    issues = sorted(publication.issues, key=lambda one: (one.published, one.number), reverse=True)
    series, publisher = (escape_paragraph(name) for name in (publication.series, publication.publisher))
    yield f"# {series}"
    yield ""
    yield f"> {publisher or series}编发，这里是档案：各期摘录的报道，每篇有标题、来源和日期。"
    yield ""
    if mark := publication.analysis.profile.mark:
        yield f"**{mark}。**"
        yield ""
    yield "每期一个 Markdown 文件。文章的权利属于原发布者，引用时请注明来源和条目号（如 523-1）。"
    yield ""
    yield "## 数据"
    yield ""
    yield f"- [数据的说明]({home}data/)：全部文件、各列的意思、用法"
    yield f"- [articles.jsonl]({home}data/articles.jsonl)：全部文章，一行一篇，带正文"
    yield f"- [issues.json]({home}data/issues.json)：全部各期"
    yield ""
    yield "## 最新各期"
    yield ""
    yield from _links(issues[:_NEWEST], home)
    if issues[_NEWEST:]:
        yield ""
        yield "## Optional"
        yield ""
        yield from _links(issues[_NEWEST:], home)


def _links(issues: Iterable[Issue], home: str) -> Iterator[str]:
    for issue in issues:
        yield f"- [第 {issue.number} 期]({home}issues/{issue.number}.md)：{issue.published}，{len(issue.articles)} 篇"


LLMS = Output(llms_text, str.encode)
