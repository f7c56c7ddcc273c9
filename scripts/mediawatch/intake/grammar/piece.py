"""An article while it is read: the values of its labelled lines, and the lines of its body."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

from mediawatch.intake.claims import Role
from mediawatch.intake.document import Line
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.printed import PrintedDay, join_titles

NO_ADDRESS = ("略", "无", "暂无", "-", "")
"""What stands where an article has no address."""


def is_stand_in(folded: str) -> bool:
    """Tell whether the text of a link is words instead of its address, or only the beginning of that."""
    return not folded.lower().lstrip("<").startswith(("http", "www")) or folded.rstrip(">").endswith(("...", "…"))


def links_of(lines: Iterable[Line]) -> list[str]:
    """Return where the links of lines lead."""
    return [mark.address for line in lines for mark in line.links]


@dataclass(slots=True)
class Piece:
    """An article as it stands in the document: the values of its labelled lines, and the lines of its body."""

    line: Line
    title: list[Line] = field(default_factory=list[Line])
    values: dict[Role, list[Line]] = field(default_factory=dict[Role, list[Line]])
    body: list[Line] = field(default_factory=list[Line])
    day: PrintedDay | None = None
    day_line: Line | None = None
    dates: list[Line] = field(default_factory=list[Line])
    """The parts of lines that say its day, claimed when it is settled."""
    section: str | None = None
    extra: list[tuple[str, Line]] = field(default_factory=list[tuple[str, Line]])

    def value(self, role: Role) -> str:
        """Return the text of a labelled value, its lines put together."""
        parts = self.values.get(role, [])
        joined = ("" if role is Role.URL else " ").join(part.text for part in parts)
        return reduce(join_titles, (part.strip() for part in joined.split("\n")))

    def attribute(self, name: str) -> str | None:
        """Return the value of another label, None where it does not stand."""
        return next((line.text for one, line in self.extra if one == name), None)

    @property
    def title_text(self) -> str:
        """The title in one line; a space stands only between Latin words that two lines divide."""
        return reduce(join_titles, (part.text for part in self.title), "").strip()

    @property
    def linked(self) -> list[str]:
        """Where the links lead that the document has in the address."""
        return links_of(self.values.get(Role.URL, []))

    @property
    def hidden_links(self) -> list[str]:
        """Where the links lead that the document has in the title or the source."""
        return links_of([*self.title, *self.values.get(Role.SOURCE, [])])

    @property
    def address(self) -> str | None:
        """The address as printed; of words that are a link, where it leads."""
        text = fold(self.value(Role.URL)).strip()
        text = "".join(text.strip("<>").split()) if text.startswith("<") and text.endswith(">") else text.strip("<> ")
        if self.linked and is_stand_in(text):
            return self.linked[0]
        if text in NO_ADDRESS:
            return None
        return f"http://{text}" if text.lower().startswith("www.") else text or None
