"""The whole archive as data: tables of issues and articles, described by a Data Package (https://datapackage.org/)."""

import hashlib
import json
from collections.abc import Mapping
from typing import TypeVar

from mediawatch.outputs.output import Output, Publication
from mediawatch.outputs.records import (
    ARTICLE_COLUMNS,
    BETWEEN_WORDS,
    ISSUE_COLUMNS,
    NOTICE,
    NOTICE_LABEL,
    SPREADSHEET,
    Column,
    record,
    tell_issues,
    write_article,
    write_record,
    write_table,
)

T = TypeVar("T")

FORMAT = "1.1.0"
"""The version of the format: its first number counts what no longer means the same, its second what is new."""

_PROFILES = "https://datapackage.org/profiles/2.0"
_ALL = "全部各期和文章。文章的权利属于原发布者。"
_PUBLIC = f"{_ALL.removesuffix('。')}；正文有多少，由来源允许显示多少决定，撤回的没有。"


def dataset(publication: Publication) -> dict[str, bytes]:
    """Return the files of the data by their names. The same archive gives the same bytes."""
    told = tuple(tell_issues(publication))
    articles = [one for _, members in told for one in members]
    issues = ",\n".join(write_record(record(issue, ISSUE_COLUMNS)) for issue, _ in told)
    files = {
        "issues.json": f"[\n{issues}\n]\n".encode(),
        "articles.jsonl": "".join(f"{write_article(one)}\n" for one in articles).encode(),
        "articles.csv": write_table(articles, publication.analysis.profile.mark),
    }
    newest = max((issue.number for issue in publication.issues), default=0)
    version = f"{FORMAT}+{newest}.{hashlib.sha256(b''.join(files.values())).hexdigest()[:12]}"
    package = _package(publication, files, version)
    files["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=1).encode()
    files["SHA256SUMS"] = "".join(f"{_digest(data)}  {name}\n" for name, data in sorted(files.items())).encode()
    return files


def bulk_lines(publication: Publication, index: str = "mediawatch") -> bytes:
    """Return all articles as OpenSearch takes them in (`POST _bulk`): a line that names one, a line that holds it."""
    articles = (one for _, members in tell_issues(publication) for one in members)
    pairs = (
        (write_record({"index": {"_index": index, "_id": one.article.ref}}), write_article(one)) for one in articles
    )
    return "".join(f"{line}\n" for pair in pairs for line in pair).encode()


def _placed(publication: Publication) -> dict[str, bytes]:
    return {f"data/{name}": data for name, data in dataset(publication).items()}


DATASET = Output(_placed, lambda data: data)


def _package(publication: Publication, files: Mapping[str, bytes], version: str) -> dict[str, object]:
    mark = publication.analysis.profile.mark
    notice, notice_cell = _notice(NOTICE, mark), _notice(NOTICE_LABEL, mark)
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "mediawatch",
        "title": publication.series,
        "description": f"{mark}。{_ALL}" if mark else _PUBLIC,
        "homepage": f"{publication.address}data/",
        "version": version,
        "contributors": [{"title": publication.publisher or publication.series, "roles": ["publisher"]}],
        "resources": [
            {
                **_resource("issues", "issues.json", "各期", "application/json", files),
                "schema": _schema([*notice, *(_field(one, one.name, one.type) for one in ISSUE_COLUMNS)], ["number"]),
            },
            {
                **_resource("articles", "articles.jsonl", "文章，带正文", "application/jsonl", files),
                "schema": _schema([*notice, *(_field(one, one.name, one.type) for one in ARTICLE_COLUMNS)], ["ref"])
                | {"foreignKeys": [_reference("number")]},
            },
            {
                **_resource("article-list", "articles.csv", "文章的清单", "text/csv", files),
                "schema": _schema([*map(_cell_field, SPREADSHEET), *notice_cell], ["期号", "篇序"])
                | {"foreignKeys": [_reference("期号")]},
            },
        ],
    }


def _resource(name: str, path: str, title: str, media_type: str, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "name": name,
        "type": "table",
        "title": title,
        "path": path,
        "format": path.rpartition(".")[2],
        "mediatype": media_type,
        "encoding": "utf-8",
        "hash": f"sha256:{_digest(files[path])}",
    }


def _schema(fields: list[dict[str, object]], key: list[str]) -> dict[str, object]:
    return {"$schema": f"{_PROFILES}/tableschema.json", "fields": fields, "primaryKey": key}


def _notice(name: str, mark: str) -> list[dict[str, object]]:
    """Return the field that each record has where a site is not for everybody."""
    return [{"name": name, "type": "string", "title": NOTICE_LABEL, "constraints": {"required": True}}] if mark else []


def _reference(field: str) -> dict[str, object]:
    return {"fields": [field], "reference": {"resource": "issues", "fields": ["number"]}}


def _field(column: Column[T], name: str, kind: str) -> dict[str, object]:
    said: dict[str, object] = {"name": name, "type": kind, "title": column.label}
    return said | {"constraints": {"required": True}} if column.required else said


def _cell_field(column: Column[T]) -> dict[str, object]:
    if column.type != "array":
        return _field(column, column.label, column.type)
    return _field(column, column.label, "list") | {"delimiter": BETWEEN_WORDS}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
