"""Where the archive's files are kept in public: addresses at which a reader reports a mistake, or mends a file.

The forms are those of the hosts' own pages: GitHub (docs.github.com, "Creating an issue from a URL query"), GitLab
(docs.gitlab.com, "Create an issue … using a URL with prefilled values"), and Gitee, whose page takes the title.
"""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from mediawatch.addresses import host_of


class Forms(NamedTuple):
    """How a kind of host forms addresses below a repository's."""

    edit: str
    """Of the page that mends a file: with `branch` and `path`."""
    line: str
    """Of the page that shows a line of a file: with `branch`, `path` and `line`."""
    report: str
    """Of the page that begins a report: with an article's `ref` and the report's `title`."""


HOSTS = {
    "github": Forms(
        "edit/{branch}/{path}",
        "blob/{branch}/{path}?plain=1#L{line}",
        "issues/new?template=error.yml&title={title}&ref={ref}",
    ),
    "gitee": Forms("edit/{branch}/{path}", "blob/{branch}/{path}#L{line}", "issues/new?title={title}"),
    "gitlab": Forms(
        "-/edit/{branch}/{path}",
        "-/blob/{branch}/{path}?plain=1#L{line}",
        "-/issues/new?issue%5Btitle%5D={title}",
    ),
}
"""The kinds of hosts, by a word that is in the names of theirs."""

_TITLE = 60
"""How many characters of an article's title a report begins with."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A public repository: its address, its main branch, what kind of host it is on, and where in it the issues are."""

    address: str
    branch: str
    kind: str
    folder: str = "issues"

    def edit(self, path: str) -> str:
        """Return where a file of the folder of issues is mended; `path` is below that folder."""
        return self._at(HOSTS[self.kind].edit, branch=self.branch, path=f"{self.folder}/{path}")

    def line(self, path: str, line: int) -> str:
        """Return where a line of a file of the folder of issues is shown; `path` is below that folder."""
        return self._at(HOSTS[self.kind].line, branch=self.branch, path=f"{self.folder}/{path}", line=str(line))

    def report(self, ref: str, title: str) -> str:
        """Return where a report on an article begins, with its ref and title filled in."""
        return self._at(HOSTS[self.kind].report, ref=ref, title=f"{ref} 有误：{title[:_TITLE]}")

    def _at(self, form: str, **values: str) -> str:
        return f"{self.address}/{form.format(**{name: quote(value) for name, value in values.items()})}"


def read_repository(address: str, branch: str = "", kind: str = "") -> Repository | None:
    """Return the repository of an address; None where none is set. Raises ValueError, in Chinese, for one nobody knows.

    The kind is known by the host's name, unless it is given.
    """
    address = address.strip().rstrip("/").removesuffix(".git")
    if not address:
        return None
    host = host_of(address)
    if not host or not address.startswith(("https://", "http://")):
        raise ValueError(f"仓库的地址不是网址：{address}")
    kind = kind or next((name for name in HOSTS if name in host), "")
    if kind not in HOSTS:
        raise ValueError(f"不知道 {host} 是哪一种仓库：写明 kind，可以是 {'、'.join(HOSTS)}")
    return Repository(address, branch or "main", kind)
