import assert from "node:assert/strict";
import { before, test } from "node:test";
import { openArchive } from "../../../overrides/assets/javascripts/search/engine.js";
import { QueryError } from "../../../overrides/assets/javascripts/search/query.js";
import { FetchError, OutdatedError } from "../../../overrides/assets/javascripts/search/reader.js";
import { readMade, readMadeJson, serveArchive, SITE } from "../made.js";

const articles = readMadeJson("articles");
const manifest = JSON.parse(readMade("site/search/manifest.json"));

/** A manifest that names files of another state of the index. */
const moved = (/** @type {object} */ change) => new Response(JSON.stringify({ ...manifest, ...change }));

before(() => serveArchive());

for (const { asked, answer } of readMadeJson("answers")) {
  test(`the answer to ${JSON.stringify(asked)} is that of the other language`, async () => {
    const archive = await openArchive(SITE);
    assert.deepEqual(await archive.search(asked), answer);
  });
}

test("without an order asked for, the best come first, and no more than are asked for", async () => {
  const archive = await openArchive(SITE);
  const best = await archive.search({ text: "医", sort: "relevance" });
  assert.deepEqual(await archive.search({ text: "医" }), best);
  assert.deepEqual((await archive.search({ text: "医", limit: 3 })).hits, best.hits.slice(0, 3));
});

test("a site's address may lack its last slash, or be given from the page", async () => {
  const asked = serveArchive();
  await openArchive(String(SITE).replace(/\/$/, ""));
  assert.equal(asked[0], "manifest.json");
  globalThis.location = /** @type {Location} */ ({ href: `${SITE}search/` });
  await openArchive("..");
  assert.equal(asked.filter((name) => name === "manifest.json").length, 2);
});

test("a query takes few files, and each file once", async () => {
  const asked = serveArchive();
  const archive = await openArchive(SITE);
  const opened = asked.length;
  for (let time = 0; time < 2; time++) await archive.search({ text: "健康" });
  assert.equal(new Set(asked).size, asked.length);
  assert.ok(asked.length - opened <= 2, String(asked));
});

test("the table of Traditional characters is fetched only for a text that may be Traditional", async () => {
  const asked = serveArchive();
  const archive = await openArchive(SITE);
  const fetched = () => asked.filter((name) => name.startsWith("simplified-")).length;
  await archive.search({ text: "医疗 来自" });
  await archive.search({ text: "医疗" });
  assert.equal(fetched(), 0);
  await archive.search({ text: "醫療" });
  assert.equal(fetched(), 1);
  await archive.search({ text: "醫院" });
  assert.equal(fetched(), 1);
});

test("names of sources are compared as Simplified ones where sources are asked for", async () => {
  for (const request of [{ text: "来源:丙杂志" }, { sources: ["丙杂志"] }]) {
    const archive = await openArchive(SITE);
    const total = articles.filter((/** @type {{source: string}} */ one) => one.source === "丙刊").length;
    assert.equal((await archive.search(request)).total, total);
  }
});

test("a query that cannot be answered is refused", async () => {
  const archive = await openArchive(SITE);
  await assert.rejects(archive.search({ text: "医".repeat(501) }), QueryError);
  await assert.rejects(archive.search({ from: "2023-02-30" }), QueryError);
  await assert.rejects(archive.search({ to: "2023" }), QueryError);
});

test("an article is shown as it is, its outline where it cannot be had", async () => {
  const archive = await openArchive(SITE);
  const [{ ref, title, source, date, blocks }] = articles;
  assert.deepEqual(await archive.article(ref), { title, source, date, blocks });
  const outline = archive.outline(articles[4].ref);
  assert.deepEqual(outline, {
    title: "第 2 期第 2 篇",
    source: articles[4].source,
    date: articles[4].date,
    blocks: ["这一篇的文字没有取到，可以打开看。"],
  });
  assert.equal(archive.sourcePath("乙网"), `sources/${encodeURIComponent("乙网")}/`);
});

test("exports get cards of the articles, whatever page of cards they stand on", async () => {
  const archive = await openArchive(SITE);
  const wanted = [articles[74], articles[0], articles[20]];
  assert.deepEqual(
    await archive.cards(wanted.map((article) => article.ref)),
    wanted.map(({ url, blocks: _, ...card }) => ({ ...card, url: url ?? "" })),
  );
  assert.deepEqual(
    new Set(articles.map((/** @type {{isNews: boolean}} */ article) => article.isNews)),
    new Set([true, false]),
  );
});

test("a source's entry is found by its name or an alias", async () => {
  const archive = await openArchive(SITE);
  assert.equal(archive.sourceName("甲日报"), "甲报");
  assert.equal(archive.sourceName("乙网"), "乙网");
  assert.equal(archive.sourceName("没有这家"), "没有这家");
});

test("sources are found by part of a name: the same first, then what begins so, then what holds it", async () => {
  const names = async (/** @type {string} */ words) =>
    (await (await openArchive(SITE)).findSources(words)).map(([name]) => name);
  assert.deepEqual(await names("甲日"), ["甲报"]);
  assert.deepEqual(await names("雜誌"), ["丙刊"]);
  assert.deepEqual(await names("杂志"), ["丙刊"]);
  assert.deepEqual(await names("没有"), []);
  const archive = await openArchive(SITE);
  archive.reader.sources = [["日报"], ["报"], ["报人", "日"]];
  const found = (await archive.findSources("报")).map(([name]) => name);
  assert.deepEqual(found, ["报", "报人", "日报"]);
  assert.deepEqual(
    (await archive.findSources("日")).map(([name]) => name),
    ["报人", "日报"],
  );
});

test("sources that are alike are in the order of their counts, which are those of all articles", async () => {
  const archive = await openArchive(SITE);
  archive.reader.sources = [["网一"], ["网二"], ["网三"]];
  const rows = await archive.findSources("网");
  assert.deepEqual(
    rows.map(([, count]) => count),
    [...rows.map(([, count]) => count)].sort((a, b) => b - a),
  );
  assert.equal(
    rows.reduce((sum, [, count]) => sum + count, 0),
    articles.length,
  );
});

test("an archive that was published anew while it was opened is opened once more", async () => {
  let times = 0;
  serveArchive((name) =>
    name === "manifest.json" && !times++ ? moved({ files: { ...manifest.files, articles: "gone" } }) : undefined,
  );
  const archive = await openArchive(SITE);
  assert.equal((await archive.search({})).total, articles.length);
  assert.equal(times, 2);
});

test("an archive is opened no third time, and not again where the server failed or the page is too old", async () => {
  let manifests = 0;
  serveArchive((name) => (name.startsWith("articles-") ? new Response("", { status: 404 }) : void manifests++));
  await assert.rejects(openArchive(SITE), { constructor: FetchError, missing: true });
  assert.equal(manifests, 2 * 3);
  manifests = 0;
  serveArchive((name) => (manifests++, name.startsWith("articles-") ? new Response("", { status: 503 }) : undefined));
  await assert.rejects(openArchive(SITE), { constructor: FetchError, missing: false });
  assert.equal(manifests, 4);
  manifests = 0;
  serveArchive(() => (manifests++, moved({ format: 99 })));
  await assert.rejects(openArchive(SITE), OutdatedError);
  assert.equal(manifests, 1);
});

test("where a file is gone the index is opened anew, once for all questions, and they are asked again", async () => {
  let gone = true;
  const asked = serveArchive((name) =>
    gone && name.startsWith("shards/") ? new Response("", { status: 404 }) : undefined,
  );
  const archive = await openArchive(SITE);
  const { reader } = archive;
  serveArchiveAgain();
  const answers = await Promise.all([archive.search({ text: "医" }), archive.search({ text: "疗" })]);
  assert.ok(answers.every((answer) => answer.total > 0));
  assert.notEqual(archive.reader, reader);
  assert.equal(asked.filter((name) => name === "manifest.json").length, 2);

  function serveArchiveAgain() {
    const first = globalThis.fetch;
    globalThis.fetch = (url, options) => {
      if (String(url).includes("manifest")) gone = false;
      return first(url, options);
    };
  }
});

test("a question that finds its index outdated after another has opened it anew does not open it again", async () => {
  let gone = true;
  /** @type {(response: Response) => void} */
  let answerLate = () => {};
  const asked = serveArchive((name) => {
    if (name === "manifest.json" && asked.length > 1) gone = false;
    if (!gone) return undefined;
    if (name.startsWith("text/1-1.")) return new Promise((resolve) => (answerLate = resolve));
    return name.startsWith("text/") ? new Response("", { status: 404 }) : undefined;
  });
  const archive = await openArchive(SITE);
  const late = archive.article("1-1");
  assert.equal((await archive.article("1-2")).title, articles[1].title);
  answerLate(new Response("", { status: 404 }));
  assert.equal((await late).title, articles[0].title);
  assert.equal(asked.filter((name) => name === "manifest.json").length, 2);
});

test("where a file fails otherwise the failure is told, and the next question tries again", async () => {
  let failing = true;
  const asked = serveArchive((name) =>
    failing && name.startsWith("shards/") ? new Response("", { status: 500 }) : undefined,
  );
  const archive = await openArchive(SITE);
  await assert.rejects(archive.search({ text: "医" }), { constructor: FetchError, missing: false });
  failing = false;
  assert.ok((await archive.search({ text: "医" })).total);
  assert.equal(asked.filter((name) => name === "manifest.json").length, 1);
});

test("an index opened anew is opened anew again when it is outdated in turn", async () => {
  let state = 0;
  serveArchive((name) => {
    if (name === "manifest.json") return void state++;
    return name.startsWith("text/") && state < 3 ? new Response("", { status: 410 }) : undefined;
  });
  const archive = await openArchive(SITE);
  await assert.rejects(archive.article("1-1"), FetchError);
  assert.equal(state, 2);
  assert.equal((await archive.article("1-1")).title, articles[0].title);
  assert.equal(state, 3);
});
