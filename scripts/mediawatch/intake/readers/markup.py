"""What the readers of marked-up formats share: elements as lxml gives them, and lines put together from pieces."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from mediawatch.intake.document import Mark, MarkKind, UnreadableDocumentError

_MOST_TAGS = 2_000_000

SEPARATORS = re.compile(r"[\s|｜·•/>»›→<,、\-—【】\[\]()（）]+")
"""What stands between the links of a menu."""

_AUTOMATIC = re.compile(
    r"(?:.*[\\/])?[^\\/]*\.(?:png|jpe?g|jfif|gif|bmp|webp|svg|emf|wmf|tiff?)"
    r"|(?:图片|图像|图形|图|picture|image|graphic|figure|img)[\s_-]*[\d_-]*"
    r"|.*(?:描述已自动生成|description automatically generated)",
    re.IGNORECASE | re.DOTALL,
)


class Element(Protocol):
    """What is used of an element of lxml, which says nothing of its types."""

    @property
    def tag(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def itertext(self) -> Iterator[str]: ...
    def get(self, key: str, default: str, /) -> str: ...
    def __iter__(self) -> Iterator["Element"]: ...
    def iter(self, *tags: str) -> Iterator["Element"]: ...
    def iterancestors(self, *tags: str) -> Iterator["Element"]: ...
    def find(self, path: str, namespaces: Mapping[str, str] | None = None) -> "Element | None": ...


class MarkedText:
    """A line in the making: pieces of text, and marks that go on over pieces set the same way."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._marks: list[Mark] = []
        self._latest: dict[tuple[MarkKind, str], int] = {}

    def write(self, text: str, kinds: Iterable[MarkKind] = (), address: str = "") -> None:
        """Add a piece of text, and what it is set as; one that has an address is a link."""
        if not text:
            return
        start, end = self._size, self._size + len(text)
        for kind in kinds:
            self._mark(Mark(start, end, kind))
        if address:
            self._mark(Mark(start, end, MarkKind.LINK, address))
        self._pieces.append(text)
        self._size = end

    def _mark(self, mark: Mark) -> None:
        place = self._latest.get((mark.kind, mark.address))
        if place is not None and self._marks[place].end == mark.start:
            self._marks[place] = Mark(self._marks[place].start, mark.end, mark.kind, mark.address)
        else:
            self._latest[mark.kind, mark.address] = len(self._marks)
            self._marks.append(mark)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    @property
    def is_spaced(self) -> bool:
        """Whether it ends with a space."""
        return bool(self._pieces) and self._pieces[-1].endswith(" ")

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, by where they begin."""
        return tuple(self._marks)


def refuse_marked_up(tags: int) -> None:
    """Raise UnreadableDocumentError for more tags than a report can have: each takes memory, and time."""
    if tags > _MOST_TAGS:
        raise UnreadableDocumentError(f"文件里有 {tags} 个标记，不像月报，没有读")


def unspaced(text: str) -> str:
    """Return a text without white space: the characters that must not be lost."""
    return "".join(text.split())


def describe_picture(alt: str) -> str:
    """Return what a person wrote about a picture; file names and the like, which programs put there, are nothing."""
    description = " ".join(alt.split())
    return "" if _AUTOMATIC.fullmatch(description) else description
