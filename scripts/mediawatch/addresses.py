"""Web addresses: which site and page one leads to, what it was meant for, what is odd about it. Imports nothing."""

import re
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

_URL = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_NO_HOST = re.compile(r"|https?|.*[,;].*")
"""What stands where a host should: nothing, another scheme, a name with a slip of the pen."""
_AMONG = re.compile(r"https?://[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~]*[#$%&*+\-/0-9=@A-Z_a-z~]", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?[:：]//)*(?:h?t{2,3}|ht)p(s?)\s*(?:[:：;；]\s*[/／\\]{1,3}|[/／]{2})\s*", re.IGNORECASE)
_MARKDOWN = re.compile(r"!?\[[^\[\]]*\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_CALLED = re.compile(r"(?:(?:原文|文章|新闻|网页)?(?:链接|网址|地址)|url)\s*[：:]\s*(.+)", re.IGNORECASE)
_PAIRS = dict(zip("《〈【（(“‘「『＜<[［\"'`", "》〉】）)”’」』＞>]］\"'`", strict=True))
"""What a text stands in that is no part of it."""
_OPENED = {end: start for start, end in _PAIRS.items() if start != end}
_STOPS = frozenset("。，、；：！？,;")
_STOP_BEHIND_PAGE = re.compile(r"\.(?:s?html?|php|aspx?|jsp)\.$", re.IGNORECASE)
LONGEST = 2000
"""Characters of an address that is looked at; browsers and servers take hardly more."""
_ONE_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("。"): ord("."), ord("｡"): ord(".")}
_DAY = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})"
    r"(?:[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12][0-9]|3[01])|[-/_]([1-9]|1[0-2])[-/_]([1-9]|[12][0-9]|3[01]))(?![0-9])"
)
_MONTH = re.compile(r"(?<=/)((?:19|20)[0-9]{2})[-/_]?(0[1-9]|1[0-2])(?=/)")
_INSIDE = re.compile(r"(?:.+\.)?(?:localhost|local|lan|localdomain|internal|intranet|corp|home|arpa)")
_ACCOUNTS = (".weixin.qq.com", ".weibo.com", ".weibo.cn", ".toutiao.com", ".baijiahao.baidu.com")
_PORTALS = (".qq.com", ".baidu.com", ".sohu.com", ".163.com", ".sina.com.cn", ".sina.cn")

DETOURS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (what, re.compile(rf"(?:{pattern})", re.IGNORECASE))
    for what, pattern in (
        (
            "网页快照",
            r"(?:cache|snapshot)\.(?:baiducontent|sogoucdn|sogou|so)\.com/|(?:c\.)?360webcache\.com/"
            r"|webcache\.googleusercontent\.com/|cc\.bingj\.com/",
        ),
        ("网页的备份", r"(?:web\.)?archive\.org/web/|archive\.(?:today|ph|is|li|md|vn|fo)/"),
        (
            "搜索引擎的跳转",
            r"(?:\w+\.)*baidu\.com/(?:link|baidu\.php|from=)|(?:\w+\.)*sogou\.com/link|(?:\w+\.)*so\.com/link"
            r"|(?:\w+\.)*google\.[a-z.]+/url|(?:\w+\.)*bing\.com/ck/",
        ),
        (
            "搜索结果",
            r"(?:m\.)?baidu\.com/s\?|(?:\w+\.)*sogou\.com/(?:web|weixin)\?|(?:m\.)?so\.com/s\?"
            r"|(?:\w+\.)*google\.[a-z.]+/search|(?:\w+\.)*bing\.com/search",
        ),
        (
            "中转网页",
            r"link\.(?:zhihu|csdn|juejin|jianshu)\.(?:com|net|cn)/|(?:www\.)?jianshu\.com/go-wild"
            r"|c\.pc\.qq\.com/|mail\.qq\.com/|weixin110\.qq\.com/|(?:\w+\.)?weibo\.(?:cn|com)/sinaurl",
        ),
        ("翻译出来的网页", r"translate\.google\.[a-z.]+/|[\w-]+\.translate\.goog/|fanyi\.\w+\.com/"),
        (
            "短网址",
            r"(?:t|w?\.?url|dwz|suo|m\.tb|tb)\.cn/|(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|ow\.ly|suo\.im|985\.so"
            r"|b23\.tv|xhslink\.com|v\.douyin\.com|reurl\.cc)/",
        ),
        (
            "有时限的链接",
            r"[^?]*\?(?:.*&)?(?:tempkey|jsessionid|phpsessid|pass_ticket|access_token|x-amz-signature|signature)="
            r"|[^?]*;jsessionid=",
        ),
    )
)
"""What an address leads to that is not the article's own page, by host and path without scheme and `www.`."""


@lru_cache(maxsize=16384)
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


def is_inside(host: str) -> bool:
    """Tell whether a host is one of an inner network, or of this machine, that nobody else reaches."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or _INSIDE.fullmatch(host) is not None


def is_public(site: str) -> bool:
    """Tell whether a site's address is for others too, and not that of a preview on this machine."""
    host = host_of(site)
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host not in ("", "localhost")


def is_of_accounts(host: str) -> bool:
    """Tell whether a site has nothing but what others publish there, each under an account."""
    return f".{host}".endswith(_ACCOUNTS)


def is_platform(host: str) -> bool:
    """Tell whether everybody publishes on a site, so that its domain is that of no one source."""
    return is_of_accounts(host) or f".{host}".endswith(_PORTALS)


def detour_of(url: str) -> str:
    """Return what an address leads to instead of the article's own page, one of `DETOURS`; else nothing."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE)
    return next((what for what, pattern in DETOURS if pattern.match(bare)), "")


def target_of(url: str) -> str:
    """Return the one address that an address carries as a parameter, as those of redirectors do; else nothing."""
    try:
        query = urlsplit(url).query
    except ValueError:
        return ""
    found = {value for _, value in parse_qsl(query) if is_web_address(value)}
    return found.pop() if len(found) == 1 else ""


def days_in(url: str) -> tuple[tuple[date, date], ...]:
    """Return the days that the path of an address names, each as first and last: /2023/07/12/, /t20230712_1.html …

    Where it names none, the months: /202307/, /2023-07/.
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return ()
    days: list[tuple[date, date]] = []
    for match in _DAY.finditer(path):
        with suppress(ValueError):
            day = date(*(int(part) for part in match.groups() if part))
            days.append((day, day))
    return tuple(days) or tuple(_month(int(year), int(month)) for year, month in _MONTH.findall(path))


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address of the web as a browser takes it, and nothing else."""
    return _URL.fullmatch(text) is not None and _NO_HOST.fullmatch(host_of(text)) is None


def meant_by(text: str) -> str:
    """Return the one address that a text was meant for: without what stands around it, its marks of one width.

    Nothing where there is no such one.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return ""
    while (inner := _unwrapped(text)) != text:
        text = inner
    if match := _SCHEME.match(text):
        text = f"http{'s' if match[1] else ''}://{text[match.end() :]}".replace("\\", "/")
    end = text.find("/", 8) if "/" in text[8:] else len(text)
    text = text[:end].translate(_ONE_WIDTH) + text[end:]
    return text if is_web_address(text) else ""


def _unwrapped(text: str) -> str:
    if match := _MARKDOWN.fullmatch(text) or _CALLED.fullmatch(text):
        return match[1].strip()
    end = _PAIRS.get(text[:1])
    if end and (text.endswith(end) or end not in text):
        return text[1:].removesuffix(end).strip()
    return text[: len(text) - len(ending_of(text))]


def address_in(text: str) -> str:
    """Return the one address of the web among the words of a text; nothing where there are more or none."""
    found = {address for address in _AMONG.findall(text) if is_web_address(address)}
    return found.pop() if len(found) == 1 else ""


def ending_of(url: str) -> str:
    """Return the marks of a sentence that an address ends in, and brackets and quotes that it does not open."""
    marks = _STOPS | _OPENED.keys() - {end for end, start in _OPENED.items() if start in url} | set(_OPENED.values())
    bare = url.rstrip("".join(marks))
    return url[len(bare) - bool(_STOP_BEHIND_PAGE.search(bare)) :]
