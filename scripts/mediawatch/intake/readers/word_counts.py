"""Numbers in the forms that Word's lists have (ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable

from mediawatch.numerals import DIGITS

_CHINESE = (DIGITS, "十百千")
_FORMAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CYCLES = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_SIGNS = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}
"""Forms of which each number is one character: the first one, and how many there are."""


def format_count(count: int, form: str) -> str:
    """Return a number in a form; in one that is not known, or does not reach so far, in digits."""
    known = next((write for start, write in _FORMS if form.startswith(start)), None)
    written = known(count, form) if known and count > 0 else ""
    return "" if form == "none" else written or str(count)


def _as_letters(count: int, form: str) -> str:
    letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count <= 26 * 9 else ""
    return letters if form.startswith("lower") else letters.upper()


def _as_roman(count: int, form: str) -> str:
    text, left = "", count if count < 4000 else 0
    for worth, sign in _ROMAN:
        text += sign * (left // worth)
        left %= worth
    return text if form.startswith("lower") else text.upper()


def _as_sign(count: int, form: str) -> str:
    first, last = _SIGNS.get(form, (0, 0))
    return chr(first + count - 1) if count <= last else ""


def _in_turn(count: int, form: str) -> str:
    return _CYCLES[form][(count - 1) % len(_CYCLES[form])]


def _as_chinese(count: int, form: str) -> str:
    """Return a number below 10,000 in Chinese; ten to nineteen begin with ten itself."""
    digits, units = _FORMAL if "egal" in form else _CHINESE
    text = ""
    for place, digit in enumerate(reversed(str(count))) if count < 10000 else ():
        if digit != "0":
            text = digits[int(digit)] + (units[place - 1] if place else "") + text
        elif text and not text.startswith(digits[0]):
            text = digits[0] + text
    return text[1:] if 10 <= count < 20 and units == _CHINESE[1] else text


def _with_zero(count: int, _form: str) -> str:
    return f"{count:02d}"


def _full_width(count: int, _form: str) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(count))


_FORMS: tuple[tuple[str | tuple[str, ...], Callable[[int, str], str]], ...] = (
    (("lowerLetter", "upperLetter"), _as_letters),
    (("lowerRoman", "upperRoman"), _as_roman),
    (("decimalEnclosed", "ideographEnclosedCircle"), _as_sign),
    (tuple(_CYCLES), _in_turn),
    (("chinese", "ideograph", "japanese", "taiwanese"), _as_chinese),
    ("decimalZero", _with_zero),
    ("decimalFullWidth", _full_width),
)
