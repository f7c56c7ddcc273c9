"""A comment goes to the request whose last commit was judged, once, and is written anew after that."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from post_comment import LONGEST, MARKS, main

RUN = {
    "HEAD_EVENT": "pull_request",
    "HEAD_SHA": "a" * 40,
    "HEAD_OWNER": "fork",
    "HEAD_BRANCH": "第 524 期&state=all/../x#",
    "GITHUB_REPOSITORY": "o/r",
    "GITHUB_TOKEN": "secret",
}
BOT = {"login": "github-actions[bot]"}


class GitHub(BaseHTTPRequestHandler):
    """Answers as GitHub does, and keeps what it was asked."""

    asked: list[tuple[str, str, Any]]
    requests: list[dict[str, Any]]
    comments: list[dict[str, Any]]

    def do_GET(self) -> None:
        self._note()
        page = 1 if "page=1" in self.path.rpartition("&")[2] else 2
        comments = self.comments[100 * (page - 1) : 100 * page]
        self._answer(self.requests if "pulls" in self.path else comments)

    def do_POST(self) -> None:
        self._note()
        self._answer({})

    def do_PATCH(self) -> None:
        self.do_POST()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass

    def _note(self) -> None:
        assert self.headers["Authorization"] == "Bearer secret"
        length = int(self.headers["Content-Length"] or 0)
        sent = json.loads(self.rfile.read(length)) if length else None
        self.asked.append((self.command, self.path.removeprefix("/repos/o/r/"), sent))

    def _answer(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(404 if "secret-missing" in self.path else 200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def github(tmp_path: Path) -> Iterator[type[GitHub]]:
    class Ours(GitHub):
        asked: list[tuple[str, str, Any]] = []  # noqa: RUF012
        requests: list[dict[str, Any]] = [  # noqa: RUF012
            {"number": 7, "head": {"sha": "a" * 40}},
            {"number": 8, "head": {"sha": "b" * 40}},
        ]
        comments: list[dict[str, Any]] = []  # noqa: RUF012

    server = HTTPServer(("127.0.0.1", 0), Ours)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    RUN["GITHUB_API_URL"] = f"http://127.0.0.1:{server.server_port}"
    yield Ours
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def comment(tmp_path: Path) -> str:
    path = tmp_path / "comment.md"
    path.write_text("## 这次改动\n", encoding="utf-8")
    return str(path)


def test_the_request_is_found_by_its_branch_and_its_last_commit(github: type[GitHub], comment: str) -> None:
    assert main([comment], RUN) == 0
    asked = "pulls?state=open&head=fork%3A%E7%AC%AC%20524%20%E6%9C%9F%26state%3Dall%2F..%2Fx%23&per_page=100"
    assert [one[:2] for one in github.asked] == [
        ("GET", asked),
        ("GET", "issues/7/comments?per_page=100&page=1"),
        ("POST", "issues/7/comments"),
    ]
    assert github.asked[-1][2] == {"body": f"{MARKS['pull_request']}\n## 这次改动\n"}


def test_a_commit_that_is_no_longer_the_last_one_gets_no_comment(github: type[GitHub], comment: str) -> None:
    github.requests = github.requests[1:]
    assert main([comment], RUN) == 0
    assert [one[0] for one in github.asked] == ["GET"]


def test_our_own_comment_is_written_anew_and_nobody_else_s(github: type[GitHub], comment: str) -> None:
    mark = MARKS["pull_request"]
    github.comments = [
        {"id": 1, "user": {"login": "somebody"}, "body": f"{mark}\n假的"},
        {"id": 2, "user": BOT, "body": f"{MARKS['push']}\n另一种"},
        *({"id": 3, "user": BOT, "body": "别的程序"} for _ in range(100)),
        {"id": 4, "user": BOT, "body": f"{mark}\n旧的"},
    ]
    assert main([comment], RUN) == 0
    assert github.asked[-1][:2] == ("PATCH", "issues/comments/4")
    assert "POST" not in {one[0] for one in github.asked}


def test_who_merged_what_broke_main_is_told_on_the_merged_request(github: type[GitHub], comment: str) -> None:
    sha, other = "a" * 40, "b" * 40
    github.requests = [
        {"number": 5, "merge_commit_sha": sha, "merged_at": None},
        {"number": 6, "merge_commit_sha": sha, "merged_at": "2023-07-31T00:00:00Z"},
        {"number": 7, "merge_commit_sha": other, "merged_at": "2023-07-31T00:00:00Z"},
    ]
    assert main([comment], {**RUN, "HEAD_EVENT": "push"}) == 0
    assert [one[:2] for one in github.asked] == [
        ("GET", f"commits/{sha}/pulls"),
        ("GET", "issues/6/comments?per_page=100&page=1"),
        ("POST", "issues/6/comments"),
    ]
    assert github.asked[-1][2]["body"].startswith(MARKS["push"])


def test_a_comment_has_room(github: type[GitHub], comment: str) -> None:
    Path(comment).write_text("长" * 100_000, encoding="utf-8")
    assert main([comment], RUN) == 0
    assert len(github.asked[-1][2]["body"]) < LONGEST + 100 < 65_536


def test_what_github_refuses_is_one_line(
    github: type[GitHub], comment: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([comment], {**RUN, "GITHUB_REPOSITORY": "secret-missing/r"}) == 1
    assert capsys.readouterr().err == "GitHub: 404 Not Found\n"
