"""What is measured: this project's search and its peers, each built from the same articles, every article a page.

A contender writes its index into a folder of its own, and has a script that asks it in a browser. The script is given
the folder's address and some queries; it returns for each the milliseconds, texts of ten hits included, and the names
of all hits. Peers are asked with the settings that they come with for Chinese.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from mediawatch.analysis.articles import search_articles
from mediawatch.archive.archive import Archive
from mediawatch.search.article import SearchArticle
from mediawatch.search.browser import write_browser_modules
from mediawatch.site.search_index import write_search
from mediawatch.text import article_tokens, is_character

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Contender:
    """A search: how to write its index, how to ask it, and where its names of hits are not refs, what they mean."""

    name: str
    write: Callable[[Archive, Path], None]
    script: str
    refs: Callable[[Path], dict[str, str]] = lambda _: {}


def write_ours(archive: Archive, folder: Path) -> None:
    """Write the index, and the modules that read it."""
    write_search(archive, folder)
    for path in (ROOT / "overrides").rglob("assets/javascripts/search/**/*.js"):
        place = folder / path.relative_to(ROOT / "overrides")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    write_browser_modules(folder)


def write_pagefind(archive: Archive, folder: Path) -> None:
    """Write pages and let Pagefind index them."""
    for article in search_articles(archive.issues, archive.dictionary):
        page = folder / article.ref / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<html lang="zh"><title>{escape(article.title)}</title>{_html(article)}', encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def pagefind_refs(folder: Path) -> dict[str, str]:
    """Return which page is behind each fragment of Pagefind's index."""
    return dict(map(_read_fragment, folder.rglob("*.pf_fragment")))


def _read_fragment(path: Path) -> tuple[str, str]:
    fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    return path.stem, fragment["url"].strip("/").split("/")[0]


def write_material(archive: Archive, folder: Path) -> None:
    """Let the search plugin of Material for MkDocs index the pages; it takes jieba where that is installed."""
    import material  # a peer's program is loaded by the peer alone, so that no other's memory holds it
    from mkdocs.config import load_config  # pyright: ignore[reportUnknownVariableType]

    with tempfile.TemporaryDirectory() as project:
        settings = Path(project) / "mkdocs.yml"
        settings.write_text("site_name: bench\ntheme: {name: material, language: zh}\nplugins: [material/search]\n")
        (settings.parent / "docs").mkdir()
        config = load_config(str(settings), site_dir=str(folder))
    plugin = cast(Any, config.plugins["material/search"])
    plugin.on_config(config)
    for article in search_articles(archive.issues, archive.dictionary):
        page = SimpleNamespace(content=_html(article), meta={}, toc=(), url=article.ref, title=article.title)
        plugin.search_index.add_entry_from_context(page)
    plugin.on_post_build(config=config)
    (worker,) = (Path(material.__file__).parent / "templates/assets/javascripts/workers").glob("search.*.js")
    shutil.copyfile(worker, folder / "worker.js")


def write_lunr(archive: Archive, folder: Path) -> None:
    """Write one lunr index of words and of every two adjacent characters, as lunr.py builds it."""
    import lunr.builder
    import mkdocs.contrib.search

    builder = lunr.builder.Builder()
    builder.ref("ref")
    builder.field("title", boost=3)
    builder.field("body")
    for article in search_articles(archive.issues, archive.dictionary):
        tokens, size = article_tokens(article.title, article.blocks)
        grams = list(_grams(tokens))
        builder.add({"ref": article.ref, "title": grams[:size], "body": grams[size:]})
        text = {"title": article.title, "blocks": article.blocks}
        (folder / f"{article.ref}.json").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    index = cast(Any, builder.build().serialize())
    index["invertedIndex"].sort(key=_utf16)
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    script = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
    shutil.copyfile(script, folder / "lunr.js")


def _grams(tokens: list[str]) -> Iterator[str]:
    """Yield for every token a term: a character with the one after it, anything else alone."""
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        yield token + following if is_character(token) and following and is_character(following) else token


def _utf16(entry: tuple[str, object]) -> bytes:
    """Return what sorts terms as lunr.js wants them, by UTF-16 unit."""
    return entry[0].encode("utf-16-be")


def _html(article: SearchArticle) -> str:
    blocks = "".join(f"<p>{escape(block)}</p>" for block in article.blocks)
    return f'<h1 id="title">{escape(article.title)}</h1>{blocks}'


OURS = Contender(
    "mediawatch",
    write_ours,
    """async ([base, texts]) => {
  const { openArchive } = await import(base + "assets/javascripts/search/engine.js");
  const archive = await openArchive(base);
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const { hits } = await archive.search({ text, limit: 10 });
    await Promise.all(hits.map((hit) => archive.article(hit.ref)));
    const time = performance.now() - start;
    const all = await archive.search({ text });
    answers.push({ time, found: all.hits.map((hit) => hit.ref) });
  }
  return answers;
}""",
)

PAGEFIND = Contender(
    "Pagefind",
    write_pagefind,
    """async ([base, texts]) => {
  const pagefind = await import(base + "pagefind/pagefind.js");
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const { results } = await pagefind.search(text);
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
    answers.push({ time: performance.now() - start, found: results.map((result) => result.id) });
  }
  return answers;
}""",
    pagefind_refs,
)

MATERIAL = Contender(
    "Material-jieba",
    write_material,
    """async ([base, texts]) => {
  const worker = new Worker(base + "worker.js");
  const tell = (type, data) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data.data);
    worker.postMessage({ type, data });
  });
  const { config, docs } = await (await fetch(base + "search/search_index.json")).json();
  await tell(0, { config, docs, options: { suggest: false } });
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const { items } = await tell(2, text);
    answers.push({ time: performance.now() - start, found: items.map((page) => page[0].location) });
  }
  return answers;
}""",
)

LUNR = Contender(
    "whole-lunr",
    write_lunr,
    """async ([base, texts]) => {
  const script = document.createElement("script");
  script.src = base + "lunr.js";
  document.head.append(script);
  const json = await (await fetch(base + "index.json")).json();
  if (!window.lunr) await new Promise((resolve) => (script.onload = resolve));
  const index = lunr.Index.load(json);
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const [...letters] = text;
    const pairs = letters.slice(1).map((letter, place) => letters[place] + letter);
    const presence = lunr.Query.presence.REQUIRED;
    const hits = index.query((query) => {
      if (!pairs.length) query.term(text, { presence, wildcard: lunr.Query.wildcard.TRAILING });
      for (const pair of pairs) query.term(pair, { presence });
    });
    await Promise.all(hits.slice(0, 10).map(async (hit) => (await fetch(`${base}${hit.ref}.json`)).json()));
    answers.push({ time: performance.now() - start, found: hits.map((hit) => hit.ref) });
  }
  return answers;
}""",
)

CONTENDERS = (OURS, PAGEFIND, MATERIAL, LUNR)
