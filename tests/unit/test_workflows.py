"""What runs on GitHub may do what it needs and no more, and publishes nothing that has not passed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from frozen_archive import ROOT
from mediawatch.model import SourceKind
from mediawatch.pages.repository import HOSTS
from pipeline import workflow

GITHUB = ROOT / ".github"
WORKFLOWS = sorted(path.name for path in (GITHUB / "workflows").iterdir())
WRITING = {
    ("test.yml", "publish"): {"pages": "write", "id-token": "write"},
    ("comment.yml", "post"): {"contents": "read", "pull-requests": "write"},
}
"""The jobs that may write, and their rights."""


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in WORKFLOWS:
        for job, value in workflow(name)["jobs"].items():
            yield name, job, value


def test_actions_are_pinned_by_commit_and_the_same_everywhere() -> None:
    text = "".join((GITHUB / "workflows" / name).read_text(encoding="utf-8") for name in WORKFLOWS)
    used = re.findall(r"uses: (.*)", text)
    assert len(used) > 10
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    names = [one.partition("@")[0] for one in set(used)]
    assert len(names) == len(set(names))


def test_jobs_have_the_rights_that_they_need_and_two_may_write() -> None:
    for name in WORKFLOWS:
        assert workflow(name)["permissions"] == {}
        assert "concurrency" in workflow(name)
    for name, job, value in jobs():
        rights = value["permissions"]
        assert rights == WRITING.get((name, job), rights)
        assert (name, job) in WRITING or set(rights.values()) == {"read"}
        assert value["timeout-minutes"] <= 30


def test_nothing_that_others_wrote_becomes_part_of_a_script() -> None:
    for _, _, value in jobs():
        for step in value["steps"]:
            assert "${{" not in step.get("run", "")
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
                assert "ref" not in step["with"]


def test_what_may_write_runs_nothing_that_others_wrote() -> None:
    publish = workflow("test.yml")["jobs"]["publish"]["steps"]
    assert ["deploy-pages" in step["uses"] for step in publish] == [True]
    post = workflow("comment.yml")["jobs"]["post"]["steps"]
    assert [step.get("run", "") for step in post][2:] == [
        'python3 scripts/post_comment.py "$RUNNER_TEMP/comment/comment.md"'
    ]
    download = post[1]["with"]
    assert "run-id" not in download  # what the job before it composed, never what the request's run left
    imported = re.findall(r"^(?:import|from) (\w+)", (ROOT / "scripts" / "post_comment.py").read_text(), re.MULTILINE)
    assert "mediawatch" not in imported


def test_a_site_is_published_from_main_once_all_has_passed() -> None:
    test = workflow("test.yml")["jobs"]
    assert test["site"]["needs"] == ["lane", "content", "code"]
    assert test["publish"]["needs"] == "site"
    for job in ("site", "publish"):
        assert "!failure() && !cancelled()" in test[job]["if"]
    assert "github.ref == 'refs/heads/main'" in test["site"]["if"]
    assert "needs.site.result == 'success'" in test["publish"]["if"]
    triggers: dict[str, Any] = workflow("test.yml")[True]  # pyright: ignore[reportArgumentType] - YAML 1.1 reads `on` so
    assert set(triggers) == {"pull_request", "merge_group", "push", "workflow_dispatch"}
    assert triggers["push"] == {"branches": ["main"]}


def test_the_published_site_leads_back_to_its_repository_and_to_a_contact() -> None:
    (given,) = (step["env"] for step in workflow("test.yml")["jobs"]["site"]["steps"] if step.get("run") == "make site")
    read = set(re.findall(r"!ENV \[(\w+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert set(given) == read, "what mkdocs.yml takes from the environment"
    assert given["REPOSITORY_KIND"] in HOSTS
    page = (ROOT / "docs" / "dev" / "maintaining.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in read)


def test_dictionaries_have_owners_of_their_own() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = dict(line.split() for line in lines if not line.startswith("#"))
    assert list(owned) == ["*", "/issues/", "/issues/_dictionaries/"]
    assert len(set(owned.values())) == 3
    page = (ROOT / "docs" / "dev" / "maintaining.md").read_text(encoding="utf-8")
    assert all(f"`{team}`" in page for team in owned.values())


@pytest.mark.parametrize("path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda path: path.stem)
def test_a_form_asks_for_what_is_needed(path: Path) -> None:
    form: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    fields = [one for one in form["body"] if one["type"] != "markdown"]
    names = [one["id"] for one in fields]
    assert len(names) == len(set(names))
    assert any(one.get("validations", {}).get("required") for one in fields)
    for field in fields:
        assert field["type"] in {"input", "textarea", "dropdown"}
        assert ("options" in field["attributes"]) == (field["type"] == "dropdown")
        if field["id"] == "kind":
            assert field["attributes"]["options"] == list(SourceKind)


def test_there_is_a_form_for_each_thing_that_readers_bring() -> None:
    names = {path.stem for path in (GITHUB / "ISSUE_TEMPLATE").iterdir()}
    assert names == {"config", "missing-issue", "error", "new-source", "takedown"}


def test_pages_lead_to_a_form_that_is_there() -> None:
    asked = parse_qs(HOSTS["github"].report.partition("?")[2])
    (name,) = asked["template"]
    form: dict[str, Any] = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
    assert set(asked) - {"template", "title"} <= {one.get("id") for one in form["body"]}


def test_templates_that_are_named_are_there() -> None:
    first = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    named = re.findall(r"template=([\w-]+\.md)", first)
    assert sorted(named) == sorted(path.name for path in (GITHUB / "PULL_REQUEST_TEMPLATE").iterdir())


def test_updates_are_asked_for_where_there_is_something_pinned() -> None:
    updates: list[dict[str, Any]] = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert [one["package-ecosystem"] for one in updates] == ["github-actions", "pip", "npm"]
    assert all(one["cooldown"]["default-days"] >= 7 for one in updates)
    locked = {f"/{path.parent.relative_to(ROOT)}" for path in ROOT.glob("tests/javascript/**/package-lock.json")}
    assert set(updates[2]["directories"]) == {one for one in locked if "node_modules" not in one}
