"""Raised and lowered characters, which Markdown cannot set and Unicode has: 10⁴ must not become 104. Imports nothing.

They are those of Unicode's block *Superscripts and Subscripts*, with ¹²³ of Latin-1. NFKC makes plain ones of them, so
that search finds `CO2` in CO₂.
"""

_RAISED = str.maketrans("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ")
_LOWERED = str.maketrans("0123456789+-−=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")


def raise_text(text: str) -> str | None:
    """Return a text in raised characters, as long as it was; None where one of them has no such form."""
    return _shift(text, _RAISED)


def lower_text(text: str) -> str | None:
    """Return a text in lowered characters, as long as it was; None where one of them has no such form."""
    return _shift(text, _LOWERED)


def _shift(text: str, forms: dict[int, int]) -> str | None:
    """A text without letters and digits, such as ® or *, says the same wherever it stands."""
    if not any(map(str.isalnum, text)):
        return text
    return text.translate(forms) if all(one.isspace() or ord(one) in forms for one in text) else None
