"""The sums of a site: what is written, and what is read of what anybody may have written."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from mediawatch.site import sums
from mediawatch.site.errors import SiteError
from mediawatch.site.sums import ABOUT, BLANK, FILE, SumsError, read_sums, seal_site

A, B = "a" * 64, "b" * 64


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of three files."""
    (tmp_path / "about").mkdir()
    (tmp_path / ABOUT).write_text(f"<p>{BLANK}</p>", encoding="utf-8")
    (tmp_path / "来源").mkdir()
    (tmp_path / "来源" / "新华网 a.html").write_bytes(b"1")
    (tmp_path / "index.html").write_bytes(b"2")
    return tmp_path


def test_all_files_have_their_sums_and_the_page_shows_that_of_them_all(site: Path) -> None:
    page = (site / ABOUT).read_bytes()
    digest = seal_site(site)
    data = (site / FILE).read_bytes()
    assert digest == hashlib.sha256(data).hexdigest()
    assert (site / ABOUT).read_text(encoding="utf-8") == f"<p>{digest}</p>"
    read = read_sums(data)
    assert read.files == {
        "index.html": hashlib.sha256(b"2").hexdigest(),
        "来源/新华网 a.html": hashlib.sha256(b"1").hexdigest(),
    }
    assert read.about == hashlib.sha256(page).hexdigest()
    assert read.paths == (ABOUT, "index.html", "来源/新华网 a.html")
    assert read.digest == digest


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum")
def test_the_usual_program_checks_the_sums(site: Path) -> None:
    seal_site(site)
    command = ["sha256sum", "--check", "--strict", "--quiet", FILE]
    assert subprocess.run(command, cwd=site, capture_output=True, check=False).returncode == 0
    (site / "index.html").write_bytes(b"3")
    assert subprocess.run(command, cwd=site, capture_output=True, check=False).returncode == 1


def test_a_page_that_shows_no_sum_is_listed_as_any_other(site: Path) -> None:
    (site / ABOUT).write_bytes(b"none")
    seal_site(site)
    read = read_sums((site / FILE).read_bytes())
    assert read.about is None
    assert read.files[ABOUT] == hashlib.sha256(b"none").hexdigest()


def test_a_name_that_breaks_a_line_is_refused(site: Path) -> None:
    (site / "a\nb").write_bytes(b"")
    with pytest.raises(SiteError, match="文件名"):
        seal_site(site)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{A}  ../x\n", "第 1 行：路径不在网站里面"),
        (f"{A}  ok\n{A}  a/../../x\n", "第 2 行：路径不在网站里面"),
        (f"{A}  /etc/passwd\n", "不在网站里面"),
        (f"{A}  C:/x\n", "不在网站里面"),
        (f"{A}  a//b\n", "不在网站里面"),
        (f"{A}  ./a\n", "不在网站里面"),
        (f"{A}  a/\n", "不在网站里面"),
        (f"{A}  a\\b\n", "不能用的字"),
        (f"{A}  a\x1b[2Jb\n", "不能用的字"),
        (f"{A}  {'a' * 2000}\n", "太长"),
        (f"{A}  a\n{B}  a\n", "第 2 行：路径写了两次"),
        (f"{A[1:]}  a\n", "第 1 行不是"),
        (f"{A.upper()}  a\n", "第 1 行不是"),
        ("<!doctype html>\n", "第 1 行不是"),
        ("", "没有文件"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_sums_that_are_not_to_be_trusted_are_refused(data: str | bytes, said: str) -> None:
    with pytest.raises(SumsError, match=said):
        read_sums(data.encode() if isinstance(data, str) else data)


def test_a_huge_file_of_sums_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "LARGEST", 100)
    with pytest.raises(SumsError, match="大于"):
        read_sums(f"{A}  {'a' * 50}\n".encode())
