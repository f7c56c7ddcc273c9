"""The JSON Schemas of issue files and of the source dictionary, for editors and for other programs."""

import json

from mediawatch.format.schema import issue_schema, sources_schema
from mediawatch.outputs.output import Output, Publication


def schemas(_: Publication) -> dict[str, dict[str, object]]:
    """Return the schemas by their paths in the site."""
    return {"schema/issue.json": issue_schema(), "schema/sources.json": sources_schema()}


def write_schema(schema: dict[str, object]) -> bytes:
    """Return a schema as people can read it."""
    return json.dumps(schema, ensure_ascii=False, indent=1).encode()


SCHEMAS = Output(schemas, write_schema)
