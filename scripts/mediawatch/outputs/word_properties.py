"""What an issue holds that its report does not show: a property of the Word file, which Word and WPS keep too."""

import json
from collections.abc import Mapping
from xml.sax.saxutils import escape

from mediawatch.format.fields import ISSUE_FIELDS, field_texts
from mediawatch.model import Issue
from mediawatch.word_names import PROPERTY

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PART, _KIND = "docProps/custom.xml", f"{_SPACE}/relationships/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Of the properties that users name (MS-OSHARED, 2.3.3.2.3)."""


def add_properties(
    issue: Issue, scattered: Mapping[str, tuple[str, ...]], package: dict[str, bytes]
) -> dict[str, bytes]:
    """Return a package with the front matter that the pages of the report do not show; as it is where there is nothing.

    `scattered` is what the file does not show, or not to be inside another, by the title of the article.
    """
    further = {field.key: text for field, text in field_texts(issue, ISSUE_FIELDS) if not field.placed}
    kept = {"issue": {**further, **dict(issue.extra)}, "period": dict(issue.period.extra), "scattered": dict(scattered)}
    kept = {name: values for name, values in kept.items() if values}
    if not kept:
        return package
    said = json.dumps(kept, ensure_ascii=False)
    properties = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="{_SPACE}/custom-properties" '
        f'xmlns:vt="{_SPACE}/docPropsVTypes"><property fmtid="{_FORMAT}" pid="2" name="{PROPERTY}">'
        f"<vt:lpwstr>{escape(said)}</vt:lpwstr></property></Properties>"
    )
    typed = f'<Override PartName="/{_PART}" ContentType="{_TYPE}"/></Types>'
    related = f'<Relationship Id="properties" Type="{_KIND}" Target="{_PART}"/></Relationships>'
    return {
        **package,
        "[Content_Types].xml": package["[Content_Types].xml"].replace(b"</Types>", typed.encode()),
        "_rels/.rels": package["_rels/.rels"].replace(b"</Relationships>", related.encode()),
        _PART: properties.encode(),
    }
