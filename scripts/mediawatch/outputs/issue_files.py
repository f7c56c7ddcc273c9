"""An issue as data beside its page: as JSON, and as Markdown in the archive's own format."""

from dataclasses import dataclass, replace
from typing import cast

from mediawatch.format.write import write_issue
from mediawatch.model import Issue
from mediawatch.outputs.output import Output, Publication, PublishedIssue
from mediawatch.outputs.records import (
    ARTICLE_COLUMNS,
    ISSUE_COLUMNS,
    NOTICE,
    record,
    record_schema,
    tell_issue,
    write_article,
    write_record,
)


@dataclass(frozen=True, slots=True)
class AddressedIssue:
    """An issue as it is published, and the site's address."""

    published: PublishedIssue
    home: str


def json_files(publication: Publication) -> dict[str, AddressedIssue]:
    """Return the paths of the JSON files: one beside the page of each issue."""
    return {
        f"issues/{one.issue.number}.json": AddressedIssue(one, publication.address) for one in publication.published()
    }


def write_json(given: AddressedIssue) -> bytes:
    """Return an issue with its articles as JSON; a schema is in `schema/`."""
    told, articles = tell_issue(given.published, given.home)
    head = write_record(record(told, ISSUE_COLUMNS)).removesuffix("}")
    lines = ",\n".join(map(write_article, articles))
    return f'{head}, "articles": [\n{lines}\n]}}\n'.encode()


def issue_record_schema() -> dict[str, object]:
    """Return the JSON Schema of such a file."""
    schema = record_schema(ISSUE_COLUMNS)
    articles = {"title": "文章", "type": "array", "items": record_schema(ARTICLE_COLUMNS)}
    properties, required = cast(dict[str, object], schema["properties"]), cast(list[str], schema["required"])
    return schema | {"properties": properties | {"articles": articles}, "required": [*required, "articles"]}


def markdown_files(publication: Publication) -> dict[str, PublishedIssue]:
    """Return the paths of the Markdown files: one beside the page of each issue."""
    return {f"issues/{one.issue.number}.md": one for one in publication.published()}


def write_markdown(given: PublishedIssue) -> bytes:
    """Return what is published of an issue as an issue file, with nothing in it that the page does not show."""
    return write_issue(shown_issue(given)).encode()


def shown_issue(given: PublishedIssue) -> Issue:
    """Return an issue without what no page shows of it, and with what is said of a site for the house."""
    mark = given.profile.mark
    articles = tuple(replace(article, extra=()) for article in given.issue.articles)
    return replace(given.issue, articles=articles, accepted=(), origin=None, extra=((NOTICE, mark),) if mark else ())


JSON_FILES = Output(json_files, write_json)
MARKDOWN_FILES = Output(markdown_files, write_markdown)
