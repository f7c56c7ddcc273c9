"""Web addresses: which site one belongs to, and what of it only says how somebody came there. Imports nothing."""

import re
from contextlib import suppress
from urllib.parse import unquote, urlsplit

_TRACKING = re.compile(
    r"spm|scm|spm_id_from|utm_\w+|mtm_\w+|pk_\w+|hm(?:sr|pl|cu|kw|ci|md)|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid"
    r"|mc_[ce]id|_hs(?:enc|mi)|bd_vid|vd_source|wfr|isappinstalled|nsukey|share_(?:token|source|medium|from|plat|times)\w*"
    r"|sharer?_\w+|is_from_webid|tt_from|wxshare_count|tdsourcetag|_t_t_t|weibo_id|clicktime|enterid",
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


def host_of(url: str | None) -> str:
    """Return the host of an address as `plain_host` gives it; nothing where it has none."""
    try:
        return plain_host(urlsplit(url or "").hostname or "")
    except ValueError:
        return ""


def plain_host(host: str) -> str:
    """Return a host in small letters, in the script that people write it in (RFC 3490), without `www.`."""
    host = host.lower()
    if not host.isascii() or "xn--" in host:
        with suppress(UnicodeError):  # where no name server knows it, it stays as somebody wrote it
            host = host.encode("idna").decode("idna")
    return host.rstrip(".").removeprefix("www.")


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
