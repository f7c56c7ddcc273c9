"""A generated page, made of a template."""

from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mediawatch.numerals import digits_chinese
from mediawatch.pages import markup


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its name among the others (`issues/523.md`), and its Markdown."""

    path: str
    text: str

    @property
    def file(self) -> str:
        """The path of its file below the docs folder, in the folder of its address.

        So links in finished HTML, which count from the address, count from the file too: Zensical moves those that
        do not. For MkDocs both places are the same page.
        """
        stem = self.path.removesuffix(".md")
        return self.path if stem.rpartition("/")[2] == "index" else f"{stem}/index.md"


def make_page(path: str, template: str, root: str, **values: object) -> Page:
    """Fill a template; `root` leads from the page's address to the site's."""
    return Page(path, _template(template).render(root=root, **values))


@lru_cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.md.j2")


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mediawatch.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # `{#` begins an attribute list of a heading
        comment_end_string="##}",
        undefined=StrictUndefined,
    )
    environment.filters.update(
        heading=markup.heading,
        yaml=markup.yaml_string,
        day=markup.day,
        day_text=markup.day_text,
        address=markup.address,
        count=markup.count,
        issue_name=markup.issue_name,
        preformatted=markup.preformatted,
        chinese=digits_chinese,
        blank=markup.blank,
    )
    environment.tests["web"] = markup.is_web_address
    return environment
