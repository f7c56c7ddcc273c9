"""An issue for machines that read a page: JSON-LD in the words of schema.org."""

import json
from collections.abc import Mapping, Sequence

from mediawatch.citations.cited import LANGUAGE, Cited, Imprint, cite_article, cite_issue
from mediawatch.model import Issue, Source


def write_linked_data(issue: Issue, sources: Sequence[Source | None], imprint: Imprint) -> str:
    """Return what stands in a `script` element of the issue's page; `sources` are those of its articles, in order.

    Nothing in it ends that element, or begins a comment. What was withdrawn is not named.
    """
    cited = cite_issue(issue, imprint)
    publisher = _drop_empty({"@type": "Organization", "name": cited.publisher}) if cited.publisher else None
    articles = [
        _article(cite_article(article, source, issue, imprint), f"{cited.url}#article-{article.ordinal}")
        for article, source in zip(issue.articles, sources, strict=True)
        if not article.is_tombstone
    ]
    said = {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "@id": cited.url,
        "url": cited.url,
        "name": f"{cited.title}第{cited.number}期",
        "issueNumber": cited.number,
        "datePublished": cited.issued,
        "inLanguage": LANGUAGE,
        "publisher": publisher,
        "isPartOf": _drop_empty({"@type": "Periodical", "name": cited.title, "url": imprint.home}),
        "hasPart": articles,
    }
    text = json.dumps(_drop_empty(said), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _article(cited: Cited, address: str) -> dict[str, object]:
    """Return the copy that the issue holds, based on what the source published."""
    return _drop_empty(
        {
            "@type": "NewsArticle",
            "@id": address,
            "headline": cited.title,
            "datePublished": cited.issued,
            "publisher": {"@type": "Organization", "name": cited.author or cited.container},
            "isBasedOn": "" if cited.page else cited.url,
        }
    )


def _drop_empty(said: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in said.items() if value}
