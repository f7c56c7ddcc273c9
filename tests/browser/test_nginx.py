"""The demo behind nginx with the shipped configuration: what it answers, and pages that are used under its policy."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from browser_pages import OpenPage, use_pages
from frozen_archive import ROOT, make_project
from mediawatch.demo.project import archive_of
from mediawatch.demo.project import make_project as make_demo
from mediawatch.site.build import build_site

RECIPES = ROOT / "docs" / "dev" / "deploy"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/bin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
pytestmark = pytest.mark.skipif(
    not (NGINX and BROTLI.is_file()), reason="nginx with its brotli module is not installed"
)

AROUND = """daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
load_module {brotli};
events {{ }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demo and compress its files; return its folder."""
    project, built = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("demo") / "site"
    make_project(project)
    demo = make_demo(project)
    build_site(demo, archive_of(demo), built, say=lambda _: None)
    subprocess.run([RECIPES / "precompress.sh", built], check=True)
    return built


@pytest.fixture(scope="session")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start nginx with the shipped configuration; return its address."""
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shipped = (RECIPES / "nginx.conf").read_text(encoding="utf-8")
    for line, ours in (
        ("    listen 80;", f"    listen 127.0.0.1:{port};"),
        ("    listen [::]:80;", ""),
        ("    root /srv/mediawatch/site;", f"    root {site};"),
    ):
        assert shipped.count(line) == 1
        shipped = shipped.replace(line, ours)
    (folder / "site.conf").write_text(shipped, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, brotli=BROTLI), encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx did not start")


def ask(server: str, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection(urlsplit(server).netloc)
    connection.request(
        "GET", f"/{quote(path)}", headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_what_is_named_after_its_content_is_kept_for_ever_and_nothing_else(site: Path, server: str) -> None:
    for path in (next((site / "assets").rglob(f"*.{suffix}")) for suffix in ("css", "js")):
        assert "immutable" in str(ask(server, path.relative_to(site).as_posix()).headers["Cache-Control"]), path
    hashed = [path for path in (site / "search").rglob("*.bin") if path.parent.name != "text"]
    assert len(hashed) > 20
    for path in hashed:
        assert "immutable" in str(ask(server, path.relative_to(site).as_posix()).headers["Cache-Control"]), path
    engine, text = "assets/javascripts/search/engine.js", "search/text/190-1.bin"
    for name in ("", "issues/190/", "search/manifest.json", engine, text, "feeds/issues.atom"):
        answer = ask(server, name)
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-cache"), name
        assert ask(server, name, If_None_Match=str(answer.headers["ETag"])).status == 304


def test_every_answer_has_the_headers_of_safety(server: str) -> None:
    for name in ("", "issues/190/", "search/manifest.json", "nothing/here/"):
        headers = ask(server, name).headers
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_files_are_handed_out_as_they_were_compressed(server: str) -> None:
    for coding, wanted in (("br", "br"), ("gzip", "gzip"), ("gzip, br", "br"), ("identity", None)):
        answer = ask(server, "issues/190/", Accept_Encoding=coding)
        assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == (wanted, "Accept-Encoding")
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["nothing/here/", "issues/190/index.html.gz", ".git/config", "404.html"])
def test_what_is_not_there_is_a_true_404_with_the_page(server: str, path: str) -> None:
    connection = HTTPConnection(urlsplit(server).netloc)
    connection.request("GET", f"/{path}")
    answer = connection.getresponse()
    assert (answer.status, "没有这个网页" in answer.read().decode()) == (404, True)
    connection.close()


def test_pages_are_used_behind_nginx(server: str, open_page: OpenPage) -> None:
    use_pages(server, open_page)
