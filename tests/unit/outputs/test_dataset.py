"""The archive as data: valid for those who judge such data, whole, and without what may not be shown."""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import frictionless
import jsonschema
import pytest

from cases_file import read_cases
from frozen_archive import ROOT
from mediawatch.format.parse import parse_issue
from mediawatch.outputs.csv_table import write_csv
from mediawatch.outputs.dataset import bulk_lines, dataset
from mediawatch.outputs.issue_files import shown_issue
from mediawatch.outputs.llms import LLMS
from mediawatch.outputs.opensearch import OPENSEARCH
from mediawatch.outputs.output import Publication
from mediawatch.outputs.records import ARTICLE_COLUMNS, ISSUE_COLUMNS
from mediawatch.outputs.registry import find_outputs, write_outputs
from published_archive import ARTICLES, HOME, SECRETS, make_issue, make_publication

PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
PREVIEW = "http://127.0.0.1:8000/"
TWO = (make_issue(7), make_issue(12, ARTICLES[:1]))


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def write_site(publication: Publication, folder: Path) -> Path:
    write_outputs(publication, folder)
    return folder


def test_the_data_package_is_valid_with_its_tables(tmp_path: Path) -> None:
    site = write_site(make_publication(*TWO), tmp_path)
    report = frictionless.validate(str(site / "data" / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert [(task.name, task.stats.get("rows")) for task in report.tasks] == [
        ("issues", 2),
        ("articles", 5),
        ("article-list", 5),
    ]
    package = json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        found = hashlib.sha256((site / "data" / resource["path"]).read_bytes()).hexdigest()
        assert resource["hash"] == f"sha256:{found}"


def test_a_table_that_is_not_as_described_is_told(tmp_path: Path) -> None:
    site = write_site(make_publication(*TWO), tmp_path)
    file = site / "data" / "articles.csv"
    file.write_bytes(file.read_bytes().replace(b'"12","1"', b'"13","1"'))
    report = frictionless.validate(str(site / "data" / "datapackage.json"))
    assert {row[0] for row in report.flatten(["type"])} == {"foreign-key", "hash-count"}


def test_the_sums_are_those_of_all_files() -> None:
    files = dataset(make_publication())
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_an_article_is_told_as_the_site_shows_it() -> None:
    whole, excerpt, listed, withdrawn = lines(dataset(make_publication())["articles.jsonl"])
    assert whole == {
        "ref": "7-1",
        "number": 7,
        "ordinal": 1,
        "published": "2023-06-30",
        "date": "2023-06-09",
        "source": "新华网",
        "printed_source": "新华社客户端",
        "source_kind": "主流媒体",
        "title": "=全文",
        "section": "全国",
        "keywords": ["云", "网"],
        "url": "https://example.com/1?a=1&b=2",
        "archived": "https://example.com/kept",
        "page": f"{HOME}issues/7/#article-1",
        "correction": "十改百",
        "withdrawn": None,
        "rights": "full",
        "length": 14,
        "text": "第一段。\n甲\n乙\n1\n2\n字典，5%。",
    }
    assert excerpt["text"].endswith("…")
    assert (excerpt["rights"], excerpt["length"]) == ("excerpt", len("".join(excerpt["text"].split())))
    assert (listed["rights"], listed["text"], listed["url"]) == ("link", "", "https://example.com/2")
    kept = {name: value for name, value in withdrawn.items() if value not in (None, [], "", 0)}
    always = {column.name for column in ARTICLE_COLUMNS if column.required} - {"length"}
    assert set(kept) == always | {"source_kind", "withdrawn"}
    assert kept["withdrawn"] == "已撤回"


def test_nothing_that_is_withheld_or_withdrawn_is_in_any_output() -> None:
    given = make_publication()
    made = {path: out.make(one) for out in find_outputs() for path, one in out.inputs(given).items()}
    made["bulk"] = bulk_lines(given)
    texts = {path: data.decode(errors="replace") for path, data in made.items() if not path.endswith(".docx")}
    assert {"data/articles.csv", "issues/7.json", "issues/7.md", "feeds/articles.atom", "llms.txt"} <= set(texts)
    assert [(path, word) for path, text in texts.items() for word in SECRETS if word in text] == []


def test_a_spreadsheet_has_no_ref_and_no_text_and_no_formula() -> None:
    data = dataset(make_publication())["articles.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    first, *_, last = table(data)
    assert list(first) == [column.label for column in ARTICLE_COLUMNS if column.name not in ("ref", "text")]
    assert (first["期号"], first["篇序"], first["标题"], first["关键词"]) == ("7", "1", "'=全文", "云、网")
    assert (last["标题"], last["原文"], last["撤回"]) == ("撤的", "", "已撤回")


@pytest.mark.parametrize("case", read_cases("cells"), ids=lambda case: repr(case["text"]))
def test_a_cell_is_taken_for_no_formula_and_ends_where_it_ends(case: dict[str, str]) -> None:
    assert write_csv(["头"], [[case["text"], ""]]).decode() == f'\ufeff"头"\r\n{case["cell"]},""\r\n'


def test_an_issue_as_json_fits_its_schema_and_so_does_an_article(tmp_path: Path) -> None:
    site = write_site(make_publication(*TWO), tmp_path)

    def judge(name: str) -> jsonschema.Draft202012Validator:
        schema = json.loads((site / "schema" / name).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

    issue = json.loads((site / "issues" / "7.json").read_text(encoding="utf-8"))
    judge("data-issue.json").validate(issue)
    assert not judge("data-issue.json").is_valid({**issue, "number": "7"})
    articles = lines((site / "data" / "articles.jsonl").read_bytes())
    for one in articles:
        judge("data-article.json").validate(one)
    assert issue.pop("articles") == articles[:4]
    assert json.loads((site / "data" / "issues.json").read_text(encoding="utf-8"))[0] == issue
    assert (issue["lead"], issue["article_count"]) == ("本期导语。", 4)
    for name in ("page", "json", "markdown", "word"):
        assert issue[name].startswith(f"{HOME}issues/7")
    assert [Path(issue[name]).name for name in ("json", "markdown")] == ["7.json", "7.md"]


def test_an_issue_as_markdown_is_an_issue_file_of_what_is_shown(tmp_path: Path) -> None:
    given = make_publication()
    text = (write_site(given, tmp_path) / "issues" / "7.md").read_text(encoding="utf-8")
    read = parse_issue(text, "7.md").draft
    assert read == shown_issue(next(given.published()))
    whole, excerpt, listed, withdrawn = read.articles
    assert whole.body == ARTICLES[0].body
    assert "。\\# 开头的话。" in excerpt.body
    assert (listed.body, withdrawn.body) == ("", "")


def test_the_version_is_that_of_the_content() -> None:
    def version(publication: Publication) -> str:
        return json.loads(dataset(publication)["datapackage.json"])["version"]

    given = make_publication()
    assert re.fullmatch(r"\d+\.\d+\.\d+\+7\.[0-9a-f]{12}", version(given))
    assert version(given) == version(make_publication())
    changed = (replace(ARTICLES[0], body="改了一个字。"), *ARTICLES[1:])
    assert version(make_publication(make_issue(7, changed))) != version(given)


def test_opensearch_takes_in_every_article_by_its_ref() -> None:
    given = make_publication()
    said = lines(bulk_lines(given))
    assert [one["index"] for one in said[::2]] == [
        {"_index": "mediawatch", "_id": f"7-{place}"} for place in range(1, 5)
    ]
    assert said[1::2] == lines(dataset(given)["articles.jsonl"])


def test_language_models_are_led_to_markdown_of_all_issues_the_newest_first() -> None:
    given = make_publication(*(make_issue(number) for number in range(1, 16)))
    ((path, text),) = LLMS.inputs(given).items()
    assert path == "llms.txt"
    newest, older = text.split("## Optional")
    assert re.findall(r"issues/(\d+)\.md", newest) == [str(number) for number in range(15, 3, -1)]
    assert re.findall(rf"\({HOME}issues/(\d+)\.md\)", older) == ["3", "2", "1"]
    assert "Optional" not in LLMS.inputs(make_publication())["llms.txt"]


def test_browsers_can_add_the_search_where_its_address_is_known() -> None:
    ((path, given),) = OPENSEARCH.inputs(make_publication()).items()
    assert path == "opensearch.xml"
    assert f'template="{HOME}search/?q={{searchTerms}}"' in OPENSEARCH.make(given).decode()
    long = replace(make_publication(), series="北京市卫生信息化舆情监测月报<&>")
    (given,) = OPENSEARCH.inputs(long).values()
    (short,) = re.findall("<ShortName>(.*)</ShortName>", OPENSEARCH.make(given).decode())
    assert short == "北京市卫生信息化舆情监测月报&lt;…"
    assert OPENSEARCH.inputs(make_publication(address=PREVIEW)) == {}


def test_the_page_explains_every_column_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S*) ?\| \S", PAGE, re.MULTILINE)
    assert rows == [(column.name, column.label if column.tabular else "") for column in ARTICLE_COLUMNS]
    ((section,),) = [re.findall(r"^## 各期\n(.*?)^## ", PAGE, re.MULTILINE | re.DOTALL)]
    assert [name for name in re.findall(r"`(\w+)`", section) if name != "articles"] == [
        one.name for one in ISSUE_COLUMNS
    ]


def test_every_address_on_the_page_is_a_file_of_the_site(tmp_path: Path) -> None:
    site = write_site(make_publication(), tmp_path)
    addresses = [*re.findall(r'href="([^"]+)"', PAGE), *re.findall(r"`(issues/期号\.\w+)`", PAGE)]
    assert len(addresses) > 9
    for address in addresses:
        place = address.replace("期号", "7").removeprefix("http://127.0.0.1:8000/")
        assert (site / place).is_file(), address


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """Serve the outputs of an archive; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "site")))
    address = f"http://127.0.0.1:{server.server_port}/"
    write_site(make_publication(*TWO, address=address), tmp_path / "site")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


SAID = {
    "bash": ["datapackage.json: OK"],
    "python": ["新华网  2023    3", "7-1 2023-06-09    新华网   =全文", "12-1 =全文"],
}
"""What the examples of the page print, in part."""


@pytest.mark.parametrize("language", SAID)
def test_the_examples_of_the_page_run(language: str, served: str, tmp_path: Path) -> None:
    examples = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert len(examples) == len(SAID[language])
    runs = {"bash": ["bash", "-euc"], "python": [sys.executable, "-c"]}[language]
    for example, said in zip(examples, SAID[language], strict=True):
        assert PREVIEW in example
        command = [*runs, example.replace(PREVIEW, served)]
        done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout
