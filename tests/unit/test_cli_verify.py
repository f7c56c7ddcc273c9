"""`mediawatch verify` on a built site, in a folder and served."""

import functools
import hashlib
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from command_line import run
from mediawatch.site.sums import FILE

pytestmark = pytest.mark.builds


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def serving(site: Path) -> Generator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def sum_of_sums(site: Path) -> str:
    return hashlib.sha256((site / FILE).read_bytes()).hexdigest()


def test_a_built_site_is_as_it_was_built(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = project / "site"
    code, out, err = run(capsys, "verify", "site", "--sum", sum_of_sums(site))
    assert (code, out) == (0, "")
    assert err.count("\n") == 1
    assert sum_of_sums(site) in err
    with serving(site) as address:
        assert run(capsys, "verify", address) == (0, "", err)


def test_what_differs_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = project / "site"
    (site / "llms.txt").unlink()
    (site / "issues" / "523" / "index.html").write_text("x", encoding="utf-8")
    (site / "a\x1bb.html").write_text("x", encoding="utf-8")
    code, out, err = run(capsys, "verify", "site")
    assert code == 1
    assert out.splitlines() == ["缺少 llms.txt", "变了 issues/523/index.html", "多余 a�b.html"]
    assert "3 处不同" in err
    with serving(site) as address:
        code, out, _ = run(capsys, "verify", address)
    assert code == 1
    assert out.splitlines() == ["缺少 llms.txt", "变了 issues/523/index.html"]


@pytest.mark.parametrize(
    ("sums", "said"),
    [(f"{'a' * 64}  ../../etc/passwd\n", "路径不在网站里面"), ("<html>", "第 1 行不是"), (None, "没有这个文件")],
)
def test_sums_that_cannot_be_used_end_in_a_line(
    project: Path, capsys: pytest.CaptureFixture[str], sums: str | None, said: str
) -> None:
    path = project / "site" / FILE
    path.unlink() if sums is None else path.write_text(sums, encoding="utf-8")
    with serving(project / "site") as address:
        for target in ("site", address):
            code, out, err = run(capsys, "verify", target)
            assert (code, out, err.count("\n")) == (1, "", 1)
            assert said in err


def test_another_sum_than_expected_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "verify", "site", "--sum", "0" * 64)
    assert code == 1
    assert sum_of_sums(project / "site") in err


@pytest.mark.parametrize("target", ["nowhere", "mkdocs.yml", "ftp://a.example/", "http://", "https://a.example/?q"])
def test_what_is_no_site_is_used_wrongly(project: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    code, out, err = run(capsys, "verify", target)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(target)
