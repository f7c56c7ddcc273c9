"""Where an element of a web page stands: in which cell of which table, and under which number of which list."""

import re

from mediawatch.intake.document import Cell
from mediawatch.intake.list_marks import BULLET, number_mark
from mediawatch.intake.readers.markup import Element

_NUMBER = re.compile(r"\d{1,6}")


class WebPlaces:
    """Counts tables, rows, columns and items while the elements of a page are entered in their order."""

    def __init__(self) -> None:
        self._tables = 0
        self._row = self._column = 0
        self._covered: dict[int, int] = {}
        self._lists: list[int | None] = []

    def enter_list(self, node: Element) -> None:
        """Begin a list within those that are open."""
        start = node.get("start", "1")
        self._lists.append(None if node.tag == "ul" else int(start) - 1 if _NUMBER.fullmatch(start) else 0)

    def leave_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def enter_item(self, node: Element) -> tuple[int, str]:
        """Return how deep an item is, from 1, and the number or bullet that it has."""
        count = self._lists[-1] if self._lists else None
        if count is not None:
            number = node.get("value", "")
            count = int(number) if _NUMBER.fullmatch(number) else count + 1
            self._lists[-1] = count
        return max(len(self._lists), 1), BULLET if count is None else number_mark(count)

    def enter_table(self, node: Element) -> Cell | None:
        """Number a table. One that holds others lays out the page, and its cells are none."""
        nested = sum(1 for _ in node.iter("table")) > 1
        number, self._tables = self._tables, self._tables + 1
        self._row, self._column, self._covered = -1, 0, {}
        return None if nested else Cell(number, 0, 0)

    def enter_row(self) -> None:
        """Begin a row of the table."""
        self._row, self._column = self._row + 1, 0

    def enter_cell(self, node: Element, table: int) -> Cell:
        """Return where a cell stands: after those before it, and those of rows above that reach down beside it."""
        wide, high = (_count_of(node, name) for name in ("colspan", "rowspan"))
        self._row = max(self._row, 0)  # a cell may stand in a table without a row
        while self._covered.get(self._column, -1) >= self._row:
            self._column += 1
        column, self._column = self._column, self._column + wide
        self._covered.update(dict.fromkeys(range(column, self._column), self._row + high - 1))
        return Cell(table, self._row, column)


def _count_of(node: Element, name: str) -> int:
    """Return how many columns or rows a cell takes."""
    said = node.get(name, "")
    return max(int(said), 1) if re.fullmatch(r"\d{1,3}", said) else 1
