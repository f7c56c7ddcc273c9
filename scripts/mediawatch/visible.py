"""Text that can be shown: what nobody sees is seen, and nothing in it drives a terminal. Imports nothing."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # a quoted value must not break a line or drive a terminal
_STEERING = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HIDDEN = re.compile(rf"(?!\n)(?:{_CONTROL.pattern}|{_STEERING.pattern}|[\ud800-\udfff])")


def make_visible(line: str) -> str:
    """Return a line in which what nobody sees is seen, and nothing drives a terminal."""
    return _STEERING.sub("·", _CONTROL.sub(" ", line))


def escape_hidden(json: str) -> str:
    """Return JSON that says the same, with escapes for the characters that nobody sees or that drive a terminal."""
    return _HIDDEN.sub(lambda match: _escape(match[0]), json)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
