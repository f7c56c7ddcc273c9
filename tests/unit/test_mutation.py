"""The copy that small changes are tried on does what the package does."""

import ast

import pytest

from frozen_archive import ROOT
from mutation import prepare, undecorate


def test_decorators_are_called_after_their_functions_the_innermost_first() -> None:
    source = "@outer(1)\n@inner\ndef shout(word):\n    return word.upper()\n\n\nlast = 1\n"
    assert undecorate(source) == (
        "def shout(word):\n    return word.upper()\n\nshout = inner(shout)\nshout = outer(1)(shout)\n\n\nlast = 1\n"
    )


def test_methods_are_decorated_where_they_stand_and_classes_left_alone() -> None:
    source = "@frozen\nclass A:\n    @property\n    def b(self):\n        return 2\n"
    assert undecorate(source) == ("@frozen\nclass A:\n    def b(self):\n        return 2\n\n    b = property(b)\n")


def test_what_keeps_results_is_left_out() -> None:
    assert undecorate("@lru_cache(maxsize=1)\ndef a():\n    pass\n") == "def a():\n    pass\n\n"


def test_what_only_asserts_is_left_out() -> None:
    source = "pairs = zip(\n    a,\n    b,\n    strict=True,\n)\nother = zip(a, b, strict=False)\n"
    assert prepare(source) == "pairs = zip(\n    a,\n    b,\n)\nother = zip(a, b)\n"


@pytest.mark.parametrize("folder", ["check", "format", "search"])
def test_every_module_that_is_changed_stays_python_without_decorated_functions(folder: str) -> None:
    for path in (ROOT / "scripts" / "mediawatch" / folder).rglob("*.py"):
        tree = ast.parse(prepare(path.read_text(encoding="utf-8")))
        assert not any(node.decorator_list for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)), path
