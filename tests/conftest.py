"""What all tests share: how many examples properties are tried on, and which tests need what."""

import os
from functools import cache

import pytest
from hypothesis import Phase, settings

from live_archive import forbid_live_archive
from mediawatch.intake.readers.office_file import find_office
from mediawatch.outputs.pdf_fonts import FontsMissingError, choose_fonts

forbid_live_archive()
os.environ.pop("CI", None)  # what is remembered is tested on machines that are told to remember nothing, too

# How long an example takes says something about the machine, not about the code.
settings.register_profile("full", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=15)
# Whether a change is noticed is the same each time, and what shows it need not be made small, which takes long.
settings.register_profile(
    "mutation", deadline=None, max_examples=15, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("full")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what waits for a built site, and leave out what needs LibreOffice where there is none."""
    no_office = pytest.mark.skip(reason="LibreOffice is not installed")
    no_fonts = pytest.mark.skip(reason="no Chinese fonts are installed")
    for item in items:
        if isinstance(item, pytest.Function) and "built" in item.fixturenames:
            item.add_marker(pytest.mark.builds)
        if item.get_closest_marker("office") and find_office() is None:
            item.add_marker(no_office)
        if item.get_closest_marker("fonts") and not _has_chinese_fonts():
            item.add_marker(no_fonts)


@cache
def _has_chinese_fonts() -> bool:
    from typst import Fonts

    try:
        choose_fonts(Fonts().families())
    except FontsMissingError:
        return False
    return True
