"""Raised and lowered texts have characters of their own, or none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediawatch.intake.raised import lower_text, raise_text


@pytest.mark.parametrize(
    ("text", "raised", "lowered"),
    [
        ("4", "⁴", "₄"),
        ("-6", "⁻⁶", "₋₆"),
        ("2+", "²⁺", "₂₊"),
        ("(n)", "⁽ⁿ⁾", "₍ₙ₎"),
        ("1 2", "¹ ²", "₁ ₂"),
        ("2.5", None, None),
        ("[3]", None, None),
        ("max", None, "ₘₐₓ"),
        ("日", None, None),
        ("®", "®", "®"),
        ("", "", ""),
    ],
)
def test_a_text_is_shifted_where_all_of_it_can_be(text: str, raised: str | None, lowered: str | None) -> None:
    assert (raise_text(text), lower_text(text)) == (raised, lowered)


@given(st.text("0123456789+-−=()aeinx日. ®"))
def test_what_is_shifted_is_as_long_and_the_same_text_to_search(text: str) -> None:
    plain = unicodedata.normalize("NFKC", text.replace("-", "−"))
    for shifted in (raise_text(text), lower_text(text)):
        if shifted is not None:
            assert len(shifted) == len(text)
            assert unicodedata.normalize("NFKC", shifted).replace("-", "−") == plain
