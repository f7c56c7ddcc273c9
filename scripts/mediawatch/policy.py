"""What a page may load and run, for browsers: the Content-Security-Policy that every page of a site carries."""

import hashlib
from base64 import b64encode

_NOTHING = (
    "default-src 'none'; base-uri 'none'; form-action {forms}; require-trusted-types-for 'script'; trusted-types 'none'"
)
_PAGE = "; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; connect-src 'self'"


def page_policy(style: str = "") -> str:
    """Return the policy of a page: its own scripts, styles, pictures and index, and the style that stands in it."""
    styles = f" {hash_source(style)}" if style else ""
    return _NOTHING.format(forms="'self'") + _PAGE.format(styles=styles)


BARE_POLICY = _NOTHING.format(forms="'none'")
"""The policy of a page that loads nothing."""


def hash_source(text: str) -> str:
    """Return how a policy names what stands between `<style>` and `</style>`."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_tag(policy: str) -> str:
    """Return the element that gives a page its policy. Policies hold no double quotation marks."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
