"""Citations as ContextObjects in Spans (COinS, NISO Z39.88-2004): what Zotero offers where a page has several."""

from urllib.parse import quote, urlencode

from mediawatch.citations.cited import LANGUAGE, Cited, CitedKind

_TYPES = {CitedKind.NEWSPAPER: "newspaperArticle", CitedKind.WEB_PAGE: "webpage", CitedKind.REPORT: "report"}


def write_coins(one: Cited) -> str:
    """Return what stands in the title of a span of the class Z3988, not yet escaped for HTML.

    It is Dublin Core in key and value, the one format of the standard that has web pages. A source is a corporation, so
    that it is not taken apart into a first name and a last one.
    """
    said = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": _TYPES[one.kind],
        "rft.title": one.title,
        "rft.aucorp": one.author,
        "rft.source": one.container,
        "rft.publisher": one.publisher,
        "rft.date": one.issued,
        "rft.identifier": one.url,
        "rft.language": LANGUAGE,
    }
    return urlencode({name: value for name, value in said.items() if value}, safe="/:", quote_via=quote)
