"""The codes of findings. Each is declared once: what is so where all is well, how grave a breach is, and an example.

A rule of `check` declares its code by `@rule`. What is found while files are read is declared in the module `codes` of
the package that reads them.
"""

from dataclasses import dataclass

from mediawatch.model import Edit, Finding, Severity
from mediawatch.samples import ISSUE, Sample


@dataclass(frozen=True, slots=True)
class Example:
    """Words that break a rule, and their mended form, each as a part of a sample.

    They stand instead of the words `instead_of`; unless given, these are the mended ones where the sample has them, and
    else its `place`.
    """

    wrong: str
    right: str
    sample: Sample = ISSUE
    instead_of: str = ""

    @property
    def broken(self) -> str:
        """The whole sample, with the mistake."""
        return self._put(self.wrong)

    @property
    def mended(self) -> str:
        """The whole sample, with the mistake mended."""
        return self._put(self.right)

    def _put(self, words: str) -> str:
        sample = self.sample
        mended = self.right if self.right and self.right in sample.text else sample.place
        return sample.text.replace(self.instead_of or mended, words, 1)


@dataclass(frozen=True, slots=True)
class Code:
    """The name of a kind of finding. `also` is its other severity: some codes are a warning where it may be meant."""

    name: str
    sentence: str
    severity: Severity
    example: Example
    also: Severity | None = None

    def at(
        self,
        path: str,
        line: int,
        message: str,
        hint: str,
        severity: Severity | None = None,
        *,
        quoted: str = "",
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """Return a finding of this code."""
        return Finding(path, line, self.name, message, hint, severity or self.severity, quoted, edits)


_DECLARED: dict[str, Code] = {}


def declare(name: str, sentence: str, severity: Severity, example: Example, *, also: Severity | None = None) -> Code:
    """Enter a code. Raises ValueError where its name is taken."""
    if name in _DECLARED:
        raise ValueError(f"{name} is declared twice: {_DECLARED[name].sentence} {sentence}")
    return _DECLARED.setdefault(name, Code(name, sentence, severity, example, also))


def declared() -> tuple[Code, ...]:
    """Return the codes of all modules that are imported, in order."""
    return tuple(_DECLARED[name] for name in sorted(_DECLARED))
