import assert from "node:assert/strict";
import { test } from "node:test";
import { FetchError, IndexReader, OutdatedError } from "../../../overrides/assets/javascripts/search/reader.js";
import { readMade, serveArchive, SITE } from "../made.js";

const FOLDER = new URL("search/", SITE);
const manifest = JSON.parse(readMade("site/search/manifest.json"));

test("an archive without labels has none, and asks for none", async () => {
  const { labels: _, ...files } = manifest.files;
  const asked = serveArchive((name) =>
    name === "manifest.json" ? new Response(JSON.stringify({ ...manifest, files })) : undefined,
  );
  const reader = await IndexReader.open(FOLDER);
  assert.deepEqual(reader.labels, {});
  assert.equal(asked.length, 3);
});

test("the manifest is asked for anew each time, and another format is refused in words", async () => {
  serveArchive();
  const { fetch } = globalThis;
  /** @type {(RequestInit | undefined)[]} */
  const options = [];
  globalThis.fetch = (url, option) => {
    options.push(option);
    return fetch(url, option);
  };
  await IndexReader.open(FOLDER);
  assert.equal(options[0]?.cache, "no-cache");
  assert.ok(options.slice(1).every((option) => option?.cache === undefined));
  assert.ok(options.every((option) => option?.signal instanceof AbortSignal));
  serveArchive(() => new Response(JSON.stringify({ ...manifest, format: 1 })));
  await assert.rejects(IndexReader.open(FOLDER), {
    constructor: OutdatedError,
    name: "OutdatedError",
    message: /刷新网页/,
  });
});

test("the page of a source is named as the source is, unless the manifest says otherwise", () => {
  const page = (/** @type {string} */ name, /** @type {Record<string, string> | undefined} */ slugs) =>
    new IndexReader(FOLDER, { ...manifest, slugs }).sourcePath(name);
  assert.equal(page("甲 报", { "甲 报": "甲-报" }), `sources/${encodeURIComponent("甲-报")}/`);
  assert.equal(page("乙网", { "甲 报": "甲-报" }), `sources/${encodeURIComponent("乙网")}/`);
  assert.equal(page("constructor", {}), "sources/constructor/");
  assert.equal(page("乙网", undefined), `sources/${encodeURIComponent("乙网")}/`);
});

test("averages of an empty archive are one, so that nothing is divided by zero", () => {
  const reader = new IndexReader(FOLDER, { ...manifest, averages: { title: 0, body: 0 } });
  assert.deepEqual(reader.averages, { title: 1, body: 1 });
  assert.deepEqual(new IndexReader(FOLDER, manifest).averages, manifest.averages);
});

test("articles are ranked by day, then by issue with the newest first, then by place", () => {
  const reader = new IndexReader(FOLDER, manifest);
  Object.assign(reader.columns, {
    days: [7, 9, 7, 7, 8, 7],
    issues: [1, 1, 2, 2, 2, 1],
    ordinals: [2, 3, 2, 1, 3, 1],
  });
  assert.deepEqual([...reader.ranks(-1)], [5, 0, 3, 2, 1, 4]);
  assert.deepEqual([...reader.ranks(1)], [3, 5, 1, 0, 4, 2]);
  assert.deepEqual([...reader.ranks(0)], [4, 5, 1, 0, 2, 3]);
  assert.equal(reader.ranks(1), reader.ranks(1));
});

test("sources are resolved to the exact name or alias, else to those that are written alike", async () => {
  serveArchive();
  const reader = await IndexReader.open(FOLDER);
  reader.sources = [["AI报", "甲"], ["ai报"], ["丙刊", "丙雜誌"]];
  const numbers = (
    /** @type {string[]} */ names,
    simplified = new Map([
      ["雜", "杂"],
      ["誌", "志"],
    ]),
  ) => {
    const resolved = reader.resolveSources(names, simplified);
    return resolved && [...resolved];
  };
  assert.equal(numbers([]), null);
  assert.deepEqual(numbers(["AI报"]), [0]);
  assert.deepEqual(numbers([" ＡＩ报"]), [0, 1]);
  assert.deepEqual(numbers(["丙杂志", "甲", "没有"]), [2, 0]);
  assert.deepEqual(numbers(["没有"]), []);
});

test("a prefix finds the keys that begin so in all shards that may hold them, no prefix the key alone", async () => {
  serveArchive();
  const reader = await IndexReader.open(FOLDER);
  const keys = async (/** @type {string} */ key, /** @type {boolean} */ prefix) =>
    (await reader.postings("tokens", key, prefix)).map(([known]) => known);
  assert.deepEqual(await keys("ai", false), ["ai"]);
  const begun = await keys("ai", true);
  assert.ok(begun.includes("aids") && begun.length > 2 && begun.every((key) => key.startsWith("ai")), String(begun));
  assert.deepEqual(await keys("", false), []);
  assert.deepEqual(await keys("zzz", false), []);
  assert.deepEqual(await keys("zzz", true), []);
});

test("a key is looked for in the file whose first key is the last not behind it, a prefix in all that go on", async () => {
  const page = { firsts: ["b", "d", "da", "db", "e"], names: ["1", "2", "3", "4", "5"] };
  const reader = new IndexReader(FOLDER, { ...manifest, directory: { tokens: page, pairs: page } });
  /** @type {string[]} */
  let asked = [];
  reader.json = /** @type {any} */ (
    async (/** @type {string} */ name) => (asked.push(name), { firsts: [], names: [] })
  );
  const files = async (/** @type {string} */ key, prefix = false) => {
    asked = [];
    await reader.postings("tokens", key, prefix);
    return asked.join(" ").replace(/directory\/|\.bin/g, "");
  };
  assert.equal(await files("a"), "1");
  assert.equal(await files("b"), "1");
  assert.equal(await files("c"), "1");
  assert.equal(await files("d"), "2");
  assert.equal(await files("dz"), "4");
  assert.equal(await files("z"), "5");
  assert.equal(await files("d", true), "2 3 4");
  assert.equal(await files("a", true), "1");
  assert.equal(await files("", true), "1 2 3 4 5");
  assert.equal(await files("f", true), "5");
});

test("what failed is asked for again, what was had is not", async () => {
  let failing = true;
  const asked = serveArchive((name) =>
    failing && name.startsWith("text/") ? new Response("", { status: 503 }) : undefined,
  );
  const reader = await IndexReader.open(FOLDER);
  const opened = asked.length;
  await assert.rejects(reader.shown("1-1"), { constructor: FetchError, missing: false, message: /text\/1-1/ });
  failing = false;
  await reader.shown("1-1");
  await reader.shown("1-1");
  assert.equal(asked.length - opened, 2);
});

for (const [says, status, missing] of /** @type {const} */ ([
  ["gone", 404, true],
  ["forbidden", 403, true],
  ["refused", 499, true],
  ["failed", 500, false],
])) {
  test(`a file that is ${says} is ${missing ? "" : "not "}missing`, async () => {
    serveArchive(() => new Response("", { status }));
    await assert.rejects(IndexReader.open(FOLDER), { constructor: FetchError, missing });
  });
}

test("a file that is another file is missing; one that comes too late, or not at all, is not", async () => {
  serveArchive(() => new Response("<!doctype html>"));
  await assert.rejects(IndexReader.open(FOLDER), { missing: true });
  globalThis.fetch = async () => {
    throw new TypeError("no network");
  };
  await assert.rejects(IndexReader.open(FOLDER), { missing: false, message: "cannot fetch manifest.json" });
  for (const [name, missing] of /** @type {const} */ ([
    ["TimeoutError", false],
    ["DataError", true],
  ])) {
    const response = new Response("");
    response.json = async () => {
      throw new DOMException("", name);
    };
    globalThis.fetch = async () => response;
    await assert.rejects(IndexReader.open(FOLDER), { missing });
  }
});

test("a browser without time limits for requests makes them without", async () => {
  const { timeout } = AbortSignal;
  Object.assign(AbortSignal, { timeout: undefined });
  serveArchive();
  await IndexReader.open(FOLDER);
  AbortSignal.timeout = timeout;
});
