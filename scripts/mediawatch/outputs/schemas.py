"""The JSON Schemas of what editors write (issue files, dictionaries) and of what the site gives as data."""

import json

from mediawatch.format.schema import issue_schema, sources_schema, topics_schema
from mediawatch.outputs.issue_files import issue_record_schema
from mediawatch.outputs.output import Output, Publication
from mediawatch.outputs.records import ARTICLE_COLUMNS, record_schema


def schemas(_: Publication) -> dict[str, dict[str, object]]:
    """Return the schemas by their paths in the site."""
    return {
        "schema/issue.json": issue_schema(),
        "schema/sources.json": sources_schema(),
        "schema/topics.json": topics_schema(),
        "schema/data-article.json": _of_data("一篇文章，articles.jsonl 的一行", record_schema(ARTICLE_COLUMNS)),
        "schema/data-issue.json": _of_data("一期和它的文章，issues/期号.json", issue_record_schema()),
    }


def _of_data(title: str, schema: dict[str, object]) -> dict[str, object]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def write_schema(schema: dict[str, object]) -> bytes:
    """Return a schema as people can read it."""
    return json.dumps(schema, ensure_ascii=False, indent=1).encode()


SCHEMAS = Output(schemas, write_schema)
