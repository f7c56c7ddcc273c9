"""The codes of findings. Each is declared once: what is so where all is well, how grave a breach is, and an example.

A rule of `check` declares its code by `@rule`. What is found while files are read is declared in the module `codes` of
the package that reads them.
"""

from dataclasses import dataclass

from mediawatch.model import Finding, Severity
from mediawatch.samples import ISSUE, Sample


@dataclass(frozen=True, slots=True)
class Example:
    """Words that break a rule, and their mended form: both in the place of the same words of a sample."""

    wrong: str
    right: str
    sample: Sample = ISSUE

    @property
    def broken(self) -> str:
        """The whole sample, with the mistake."""
        return self.sample.replace(self.right, self.wrong)

    @property
    def mended(self) -> str:
        """The whole sample, with the mistake mended."""
        return self.sample.replace(self.right, self.right)


@dataclass(frozen=True, slots=True)
class Code:
    """The name of a kind of finding. `also` is its other severity: some codes are a warning where it may be meant."""

    name: str
    sentence: str
    severity: Severity
    example: Example
    also: Severity | None = None

    def at(self, path: str, line: int, message: str, hint: str, severity: Severity | None = None) -> Finding:
        """Return a finding of this code."""
        return Finding(path, line, self.name, message, hint, severity or self.severity)


_DECLARED: dict[str, Code] = {}


def declare(name: str, sentence: str, severity: Severity, example: Example, *, also: Severity | None = None) -> Code:
    """Enter a code. Raises ValueError where its name is taken."""
    if name in _DECLARED:
        raise ValueError(f"{name} is declared twice: {_DECLARED[name].sentence} {sentence}")
    return _DECLARED.setdefault(name, Code(name, sentence, severity, example, also))


def declared() -> tuple[Code, ...]:
    """Return the codes of all modules that are imported, in order."""
    return tuple(_DECLARED[name] for name in sorted(_DECLARED))
