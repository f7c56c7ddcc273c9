"""Post a comment on the pull request that a run belongs to, or write it anew. For GitHub's workflow `comment`.

Its job alone holds a token that can write: so this needs nothing but Python, and takes nothing from the run but what
GitHub itself says of it. Which requests the commit belongs to is asked of GitHub.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

MARKS = {"pull_request": "<!-- mediawatch: change -->", "push": "<!-- mediawatch: merged -->"}
"""What a comment begins with, by the event of the run: so that it is found, and written anew."""
LONGEST = 65_000
"""How many characters a comment may have, its mark apart; GitHub takes 65,536."""
_PAGE = 100
_PAGES = 10
_OURSELVES = "github-actions[bot]"

Ask = Callable[[str, str, object], Any]
"""Asks GitHub: method, path below the repository, and what is sent; returns what is answered."""


def requests_of_run(ask: Ask, run: Mapping[str, str]) -> list[int]:
    """Return the numbers of the pull requests whose last commit is the run's; for a push, of those it has merged."""
    sha = run["HEAD_SHA"]
    if run["HEAD_EVENT"] == "push":
        found = ask("GET", f"commits/{quote(sha, safe='')}/pulls", None)
        return [one["number"] for one in found if one["merge_commit_sha"] == sha and one["merged_at"]]
    head = quote(f"{run['HEAD_OWNER']}:{run['HEAD_BRANCH']}", safe="")
    found = ask("GET", f"pulls?state=open&head={head}&per_page={_PAGE}", None)
    return [one["number"] for one in found if one["head"]["sha"] == sha]


def post_comment(ask: Ask, number: int, mark: str, text: str) -> None:
    """Comment on a pull request; a comment of ours with the same mark is written anew."""
    body = {"body": f"{mark}\n{text[:LONGEST]}"}
    for page in range(1, _PAGES + 1):
        comments = ask("GET", f"issues/{number}/comments?per_page={_PAGE}&page={page}", None)
        for one in comments:
            if one["user"]["login"] == _OURSELVES and one["body"].startswith(mark):
                ask("PATCH", f"issues/comments/{one['id']}", body)
                return
        if len(comments) < _PAGE:
            break
    ask("POST", f"issues/{number}/comments", body)


def github(environment: Mapping[str, str]) -> Ask:
    """Return what asks the repository's GitHub, with the token of the environment."""
    place = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}"
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {environment['GITHUB_TOKEN']}",
        "Content-Type": "application/json",
    }

    def ask(method: str, path: str, sent: object) -> Any:
        data = None if sent is None else json.dumps(sent).encode()
        request = urllib.request.Request(f"{place}/{path}", data, headers, method=method)  # noqa: S310 - GitHub's own
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.load(answer)

    return ask


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Post the comment that the file of the arguments holds; return the exit code."""
    text = Path(arguments[0]).read_text(encoding="utf-8")
    ask = github(environment)
    try:
        numbers = requests_of_run(ask, environment)
        for number in numbers:
            post_comment(ask, number, MARKS[environment["HEAD_EVENT"]], text)
    except urllib.error.HTTPError as error:
        sys.stderr.write(f"GitHub: {error.code} {HTTPStatus(error.code).phrase}\n")
        return 1
    sys.stdout.write(f"Commented on: {', '.join(map(str, numbers)) or 'no open pull request has this commit'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
