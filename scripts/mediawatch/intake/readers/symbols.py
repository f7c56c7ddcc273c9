"""Characters of symbol fonts, which only those fonts show, as the characters of Unicode that look the same.

Programs keep them in the private use area, at U+F000 and the code of the font: Adobe's Symbol encoding, and Wingdings
as Unicode took it over (https://www.unicode.org/L2/L2011/11052r-wingding.pdf).
"""

_GREEK = dict(zip(b"abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL = _GREEK | dict(zip(b"DGSW\xa3\xa5\xac\xae\xb0\xb1\xb3\xb4\xb7\xb9\xbb", "ΔΓΣΩ≤∞←→°±≥×•≠≈", strict=True))
_WINGDINGS = dict(
    zip(
        b"(*Flnouv\x9f\xa7\xa8\xab\xb7\xd8\xdf\xe0\xe1\xe2\xfb\xfc\xfd\xfe",
        "☎✉☞●■□◆❖•▪◻★•➢←→↑↓✗✓☒☑",
        strict=True,
    )
)
_PRIVATE = range(0xF000, 0xF100)
_FONTS = {
    font: {_PRIVATE.start + code: character for code, character in known.items()}
    for font, known in (("Symbol", _SYMBOL), ("Wingdings", _WINGDINGS))
}


def show_symbols(text: str, font: str = "Wingdings") -> str:
    """Return a text with its symbols as all fonts show them; those that are not known stay. The length is the same."""
    return text.translate(_FONTS[font])


def symbol_of(code: int, font: str) -> str:
    """Return the character that a code of a font is; symbol fonts have theirs with U+F000 or without it."""
    if 0xD800 <= code < 0xE000:
        return "\ufffd"
    private = font in _FONTS and code < len(_PRIVATE)
    character = chr(_PRIVATE.start + code if private else code)
    return show_symbols(character, font) if font in _FONTS else character


def count_symbols(text: str) -> int:
    """Return how many symbols are left that no other font shows."""
    return sum(ord(character) in _PRIVATE for character in text)
