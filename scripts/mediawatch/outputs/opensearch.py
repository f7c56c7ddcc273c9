"""The search as browsers and other programs add it to theirs (https://github.com/dewitt/opensearch)."""

from xml.sax.saxutils import escape, quoteattr

from mediawatch.outputs.output import Output, Publication

_LONGEST = 16
"""Characters that a short name may have."""


def opensearch(publication: Publication) -> dict[str, tuple[str, str]]:
    """Return name and address of the search by the description's path; none where the site's address is not known."""
    return {"opensearch.xml": (publication.series, publication.address)} if publication.is_public else {}


def write_opensearch(name: str, home: str) -> bytes:
    """Return the description of a site's search."""
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
 <ShortName>{escape(short)}</ShortName>
 <LongName>{escape(name)}</LongName>
 <Description>{escape(name)}：检索全部文章的标题与全文</Description>
 <Url type="text/html" template={quoteattr(f"{home}search/?q={{searchTerms}}")}/>
 <Url type="application/opensearchdescription+xml" rel="self" template={quoteattr(f"{home}opensearch.xml")}/>
 <Image type="image/svg+xml">{escape(f"{home}assets/images/favicon.svg")}</Image>
 <Language>zh-CN</Language>
 <InputEncoding>UTF-8</InputEncoding>
 <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
""".encode()


OPENSEARCH = Output(opensearch, lambda given: write_opensearch(*given))
