"""The registry of rules. A rule is a function in a module of `check/rules`: being there is all that it needs.

It says by the names of its parameters what it looks at, and is called for each of them:

- `issues`: all issues at once; `issue`: one; `article`: an article of it
- `topics`: all topics. Where their dictionary cannot be read, rules that ask for it are left out.
- `dictionary`: the source dictionary. Where it cannot be read, rules that ask for it are left out.
- `today`: the day on which it is asked, beside one of the others; the last day that there is where it is not known
- `before`: the archive before the change that is judged. Where none is, rules that ask for it are left out.

Beside them it may ask for `paths`, those of the files that are asked about: what it finds in others is of no use, so a
rule over all issues that takes long may leave them out.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mediawatch.check import rules
from mediawatch.codes import Code, Example, declare
from mediawatch.model import Edit, Severity

SUBJECTS = ("article", "issue", "topics", "issues", "dictionary", "before", "today")
"""What a rule may look at, the narrowest first: the first of them that it asks for is its scope."""
_BESIDE = ("paths",)


@dataclass(frozen=True, slots=True)
class Breach:
    """What breaks a rule: on which line, what, and how to mend it.

    `severity` is the rule's own unless it says otherwise; a rule over all issues names the file by its `path`. `quoted`
    are the words of the line that it is about; `edits` mend it, where there is one right answer that leaves an
    article's words as they are.
    """

    line: int
    message: str
    hint: str
    severity: Severity | None = None
    path: str | None = None
    _: KW_ONLY
    quoted: str = ""
    edits: tuple[Edit, ...] = ()


Find = Callable[..., Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that holds for a good archive, and the function that finds where it does not."""

    code: Code
    find: Find
    asks: tuple[str, ...]

    @property
    def scope(self) -> str:
        """What it is called for, again and again: one of `SUBJECTS`."""
        return next(subject for subject in SUBJECTS if subject in self.asks)


_RULES: list[Rule] = []


def rule(code: str, severity: Severity, example: Example, *, also: Severity | None = None) -> Callable[[Find], Rule]:
    """Make a rule of a function; its docstring is the sentence. Raises ValueError where it asks for what is not there.

    `also` is the severity of those breaches that say another one.
    """

    def register(find: Find) -> Rule:
        asks = tuple(inspect.signature(find).parameters)
        if not {*SUBJECTS}.intersection(asks) or not {*asks} <= {*SUBJECTS, *_BESIDE}:
            raise ValueError(f"{code} asks for {'、'.join(asks)}; there are: {'、'.join(SUBJECTS)}")
        made = Rule(declare(code, inspect.getdoc(find) or "", severity, example, also=also), find, asks)
        _RULES.append(made)
        return made

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of all modules of `check/rules`."""
    for module in iter_modules(rules.__path__, f"{rules.__name__}."):
        import_module(module.name)
    return tuple(sorted(_RULES, key=lambda one: one.code.name))
