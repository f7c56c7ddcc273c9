"""All codes there are, for who looks one up."""

from importlib import import_module
from itertools import groupby
from pathlib import Path

import mediawatch
from mediawatch.check.registry import all_rules
from mediawatch.codes import Code, declared

GROUPS = {
    "0": "文件",
    "1": "一期的资料",
    "2": "导语和篇数",
    "3": "文章",
    "4": "字典",
    "5": "导入旧文件",
    "6": "和已经发布的相比",
}
"""What codes are about, by their first digit."""


def list_codes() -> tuple[tuple[str, tuple[Code, ...]], ...]:
    """Return every code, under what it is about: those of the rules, and those of the modules `codes` of all packages.

    These modules import nothing but the leaf, so that a code is listed also where what uses it is not installed.
    """
    all_rules()
    for folder in mediawatch.__path__:
        for module in sorted(Path(folder).glob("*/codes.py")):
            import_module(f"{mediawatch.__name__}.{module.parent.name}.codes")
    return tuple((GROUPS[first], tuple(codes)) for first, codes in groupby(declared(), key=lambda code: code.name[2]))
