"""What the modules of a package declare: being there is all that a module needs to be found."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def find_declared(package: ModuleType, kind: type[T]) -> tuple[T, ...]:
    """Return the values of a type that the modules of a package have, by the modules' names and in their order."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    modules = [import_module(f"{package.__name__}.{name}") for name in names]
    values = (value for module in modules for value in vars(module).values())
    return tuple(dict.fromkeys(value for value in values if isinstance(value, kind)))
