"""Which page a web address leads to, and what of it only says how somebody came there. Imports a leaf."""

import re
from urllib.parse import unquote, urlsplit

from mediawatch.addresses import host_of

_TRACKING = re.compile(
    r"spm|scm|spm_id_from|utm_\w+|mtm_\w+|pk_\w+|hm(?:sr|pl|cu|kw|ci|md)|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid"
    r"|mc_[ce]id|_hs(?:enc|mi)|bd_vid|vd_source|wfr|isappinstalled|nsukey|share_(?:token|source|medium|from|plat|times)\w*"
    r"|sharer?_\w+|is_from_webid|tt_from|wxshare_count|tdsourcetag|_t_t_t|weibo_id|clicktime|enterid|ivk_sa|mpshare|nsukey",
    re.IGNORECASE,
)
"""Names of parameters by which sites follow their readers, and which say nothing of the page."""
_SHARED = {
    "from": re.compile("(?:single|group)?message|timeline|appmsg|share|weixin|wechat|weibo|qq|search|rss"),
    "for": re.compile("pc"),
}
"""Names that may mean something else, with the values that only say by what way an address was sent."""
_OF_WECHAT = re.compile(
    r"chksm|scene|subscene|srcid|key|ascene|uin|devicetype|version|nettype|abtest_cookie|lang|exportkey|pass_ticket"
    r"|wx_header|poc_token|mpshare|sessionid|rd2werd|fontgear|session_us|acctmode|countrycode|fasttmpl_\w+|exptype"
)
"""What WeChat adds to an address of an article of its own, which goes by `__biz`, `mid`, `idx` and `sn`."""
_FRAGMENT = re.compile(r"wechat_redirect|wechat_webview_type=\d+|rd", re.IGNORECASE)


def without_tracking(url: str) -> str:
    """Return an address without the parameters that only say how a reader came to it; the rest stays to a byte."""
    rest, mark, fragment = url.partition("#")
    page, _, query = rest.partition("?")
    is_wechat = host_of(url) == "mp.weixin.qq.com"
    parts = query.split("&")
    kept = [part for part in parts if not _is_tracking(part, is_wechat=is_wechat)]
    if len(kept) < len(parts):
        rest = f"{page}?{'&'.join(kept)}" if any(kept) else page
    return rest if _FRAGMENT.fullmatch(fragment) else f"{rest}{mark}{fragment}"


def _is_tracking(part: str, *, is_wechat: bool) -> bool:
    name, _, value = part.partition("=")
    name = unquote(name)
    shared = _SHARED.get(name)
    return bool(
        _TRACKING.fullmatch(name) or (shared and shared.fullmatch(value)) or (is_wechat and _OF_WECHAT.fullmatch(name))
    )


def page_of(url: str) -> str:
    """Return what tells the page that an address leads to from others; nothing for the front page of a site.

    The scheme, a `www.`, a usual port, tracking, a last slash and what follows `#` make no difference.
    """
    try:
        parts = urlsplit(without_tracking(url))
        port = parts.port
    except ValueError:
        return url
    path = unquote(parts.path).rstrip("/")
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""  # a page of its own in some programs
    if not (path or parts.query or route):
        return ""
    place = host_of(url) + (f":{port}" if port not in (None, 80, 443) else "")
    return f"{place}{path}?{unquote(parts.query)}#{route}"
