"""An article as search knows it."""

from dataclasses import dataclass

from mediawatch.model import Article, Source


@dataclass(frozen=True, slots=True)
class SearchArticle:
    """`source` is the dictionary's entry behind what the article prints, `blocks` is the text as published."""

    article: Article
    source: Source
    blocks: tuple[str, ...]

    @property
    def ref(self) -> str:
        """The article's permanent name."""
        return self.article.ref

    @property
    def title(self) -> str:
        """The title, which is searched with the blocks."""
        return self.article.title
