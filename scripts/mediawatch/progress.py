"""How work that takes long says how far it is. Imports nothing of the project."""

from collections.abc import Callable
from typing import Protocol

Step = Callable[[], object]
"""Says that one step more is done."""


class Stage(Protocol):
    """Begins a stage of work, which ends the one before; returns what is to be called after each of its steps."""

    def __call__(self, name: str, steps: int, /) -> Step:
        """Begin a stage that has some steps."""
        ...


def unwatched(_name: str, _steps: int) -> Step:
    """Begin a stage that nobody watches."""
    return lambda: None
