import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { renderHits } from "../../../../overrides/assets/javascripts/search/page/hits.js";
import { readState } from "../../../../overrides/assets/javascripts/search/state.js";
import { SITE } from "../../made.js";
import { find, openSearchPage, texts } from "../../window.js";

/** @typedef {{title: string, source: string, date: string, blocks: string[]}} Article */

/** @type {any} */
let window;

mock.timers.enable({ apis: ["setTimeout"] });

beforeEach(() => {
  mock.timers.runAll();
  window = openSearchPage();
});

/** An archive of articles by their refs; one that is null cannot be had. */
function makeArchive(/** @type {Record<string, Partial<Article> | null>} */ articles) {
  const archive = {
    /** @type {Map<string, string> | null} */
    simplified: null,
    /** @type {string[]} */
    read: [],
    article: async (/** @type {string} */ ref) => {
      if (!articles[ref]) throw new Error(`no ${ref}`);
      return { title: `题${ref}`, source: "甲报", date: "2023-06-07", blocks: ["文"], ...articles[ref] };
    },
    outline: (/** @type {string} */ ref) => ({
      title: `纲${ref}`,
      source: "乙网",
      date: "2023-01-02",
      blocks: ["没有"],
    }),
    sourcePath: (/** @type {string} */ name) => `sources/${name}-page/`,
    readTraditional: async (/** @type {string} */ text) => {
      archive.read.push(text);
      if (text.includes("醫")) archive.simplified = new Map([["醫", "医"]]);
    },
  };
  return archive;
}

/** Shows the hits of an answer to the state of an address. */
async function show(/** @type {any} */ archive, /** @type {string[]} */ refs, query = "", before = 0, message = "") {
  const answer = {
    total: refs.length,
    hits: refs.map((ref) => ({ ref, score: 0 })),
    issues: [],
    facets: {},
    ...(message && { message }),
  };
  const hits = await renderHits(archive, /** @type {any} */ (answer), readState(query), SITE, before);
  find("#search-hits").replaceChildren(...hits);
  return hits;
}

test("a hit shows its title, which leads to the article, source, day, issue and the text around what was found", async () => {
  await show(makeArchive({ "5-2": { title: "健康<b>", blocks: ["说健康", "完"] } }), ["5-2"], "q=健康");
  const hit = find(".mw-hit");
  assert.equal(hit.dataset.ref, "5-2");
  const link = hit.querySelector("h3.mw-hit-title a");
  assert.equal(link.href, `${SITE}issues/5/#article-2`);
  assert.equal(link.innerHTML, "<mark>健康</mark>&lt;b&gt;");
  assert.equal(link.dataset.key, "hit 5-2");
  assert.deepEqual(texts(".mw-hit-about > *").slice(0, 3), ["甲报", "2023年6月7日", "第\u00a05\u00a0期"]);
  assert.deepEqual(
    [...hit.querySelectorAll(".mw-hit-about > a")].map((part) => [part.href, part.dataset.key]),
    [
      [`${SITE}sources/${encodeURIComponent("甲报")}-page/`, "source 5-2"],
      [`${SITE}issues/5/`, "issue 5-2"],
    ],
  );
  assert.deepEqual(
    [...document.querySelectorAll("[data-ref]")].map((part) => part.localName),
    ["li"],
  );
  assert.equal(hit.querySelector("time").getAttribute("datetime"), "2023-06-07");
  assert.equal(hit.querySelector(".mw-hit-snippet").innerHTML, "说<mark>健康</mark> 完");
  assert.deepEqual(
    [...hit.querySelectorAll("[class]")].map((part) => part.className),
    ["mw-hit-title", "mw-hit-about", "mw-copy", "mw-visually-hidden", "mw-hit-snippet"],
  );
});

test("what is asked of titles is marked there alone", async () => {
  await show(makeArchive({ "5-2": { title: "健康", blocks: ["健康"] } }), ["5-2"], "q=标题:健康");
  assert.equal(find(".mw-hit-title a").innerHTML, "<mark>健康</mark>");
  assert.equal(find(".mw-hit-snippet").innerHTML, "健康");
});

test("as many hits are shown as the state says", async () => {
  const refs = Array.from({ length: 30 }, (_, place) => `1-${place + 1}`);
  const archive = makeArchive(Object.fromEntries(refs.map((ref) => [ref, {}])));
  assert.equal((await show(archive, refs)).length, 10);
  assert.equal((await show(archive, refs, "show=20")).length, 20);
});

test("grouped hits stand under their issues, in the order of the first of each", async () => {
  const refs = ["13-1", "1-2", "13-2", "12-1"];
  await show(makeArchive(Object.fromEntries(refs.map((ref) => [ref, {}]))), refs, "view=issues");
  assert.deepEqual(texts(".mw-group-title"), [
    "第\u00a013\u00a0期2\u00a0篇",
    "第\u00a01\u00a0期1\u00a0篇",
    "第\u00a012\u00a0期1\u00a0篇",
  ]);
  assert.equal(find(".mw-group-title a").href, `${SITE}issues/13/`);
  assert.deepEqual(texts(".mw-group:first-child h4 a"), ["题13-1", "题13-2"]);
  assert.equal(find(".mw-group ol.mw-hits").getAttribute("role"), "list");
  assert.equal(
    find(".mw-group-title").innerHTML,
    `<a href="${SITE}issues/13/">第&nbsp;13&nbsp;期</a><span>2&nbsp;篇</span>`,
  );
  assert.deepEqual(texts(".mw-group:first-child .mw-hit:first-child .mw-hit-about > *").slice(0, 2), [
    "甲报",
    "2023年6月7日",
  ]);
  assert.ok(!texts(".mw-hit-about > *").includes("第\u00a013\u00a0期"));
});

test("grouped, issues are shown until there are enough hits, and each is whole", async () => {
  const refs = [...Array.from({ length: 9 }, (_, place) => `1-${place + 1}`), "2-1", "2-2", "3-1"];
  await show(makeArchive(Object.fromEntries(refs.map((ref) => [ref, {}]))), refs, "view=issues");
  assert.deepEqual(texts(".mw-group-title"), ["第\u00a01\u00a0期9\u00a0篇", "第\u00a02\u00a0期2\u00a0篇"]);
  await show(makeArchive(Object.fromEntries(refs.map((ref) => [ref, {}]))), refs, "view=issues&show=12");
  assert.equal(find("#search-hits").children.length, 3);
  const ten = [...refs.slice(0, 9), "1-10", "2-1"];
  await show(makeArchive(Object.fromEntries(ten.map((ref) => [ref, {}]))), ten, "view=issues");
  assert.equal(find("#search-hits").children.length, 1);
});

test("an article whose text cannot be had shows its outline, the others all they have", async () => {
  await show(makeArchive({ "1-1": null, "1-2": null, "1-3": {} }), ["1-1", "1-2", "1-3"]);
  assert.deepEqual(texts(".mw-hit-title a"), ["纲1-1", "纲1-2", "题1-3"]);
});

test("where no text can be had, of what is new, that is a failure", async () => {
  await assert.rejects(show(makeArchive({ "1-1": null, "1-2": null }), ["1-1", "1-2"]), { message: "no 1-1" });
  await assert.rejects(show(makeArchive({ "1-1": null }), ["1-1"]), { message: "no 1-1" });
  await assert.rejects(show(makeArchive({ "1-1": {}, "1-2": null, "1-3": null }), ["1-1", "1-2", "1-3"], "", 1), {
    message: "no 1-2",
  });
  await show(makeArchive({ "1-1": {}, "1-2": null, "1-3": {} }), ["1-1", "1-2", "1-3"], "", 1);
  await show(makeArchive({ "1-1": null, "1-2": {} }), ["1-1", "1-2"], "", 1);
  assert.deepEqual(await show(makeArchive({}), []), []);
});

test("the table of Traditional characters is read where what was found cannot be seen without it", async () => {
  const archive = makeArchive({ "1-1": { title: "醫院", blocks: ["甲"] }, "1-2": { title: "医院", blocks: ["乙"] } });
  await show(archive, ["1-1", "1-2"], "q=医院");
  assert.deepEqual(archive.read, ["醫院甲"]);
  assert.deepEqual(
    [...document.querySelectorAll(".mw-hit-title a")].map((link) => link.innerHTML),
    ["<mark>醫院</mark>", "<mark>医院</mark>"],
  );
});

test("it is not read for what is found in the body, for part of a group, or where nothing is to be seen", async () => {
  const archive = makeArchive({ "1-1": { title: "甲", blocks: ["有医院", "乙"] } });
  await show(archive, ["1-1"], "q=医院");
  await show(archive, ["1-1"], "q=没有|医院");
  await show(archive, ["1-1"], "q=-没有");
  await show(archive, ["1-1"], "q=来源:没有");
  assert.deepEqual(archive.read, ["", "", "", ""]);
  await show(archive, ["1-1"], "q=医院+没有");
  await show(archive, ["1-1"], "q=标题:医院");
  assert.deepEqual(archive.read.slice(4), ["甲有医院乙", "甲有医院乙"]);
  const both = makeArchive({ "1-1": { title: "甲", blocks: ["乙"] }, "1-2": { title: "丙", blocks: [] } });
  await show(both, ["1-1", "1-2"], "q=没有");
  assert.deepEqual(both.read, ["甲乙丙"]);
});

test("an answer with a message marks nothing, whatever was typed", async () => {
  await show(makeArchive({ "1-1": { title: "健康" } }), ["1-1"], "q=健康", 0, "不对");
  assert.equal(find(".mw-hit-title a").innerHTML, "健康");
  assert.deepEqual(await show(makeArchive({}), [], `q=${"健".repeat(600)}`, 0, "太长"), []);
});

/** Clicks on what copies a link, and says what is then to be read. */
async function copy() {
  find(".mw-copy").click();
  for (let turn = 0; turn < 5; turn++) await null;
  return find(".mw-copy").textContent;
}

test("the link to an article is copied, which is said for three seconds", async () => {
  /** @type {string[]} */
  const copied = [];
  Object.defineProperty(window.navigator, "clipboard", {
    value: { writeText: async (/** @type {string} */ text) => copied.push(text) },
  });
  await show(makeArchive({ "5-2": {} }), ["5-2"]);
  assert.equal(find(".mw-copy").textContent, "复制链接：题5-2");
  assert.equal(find(".mw-copy").dataset.key, "copy 5-2");
  assert.equal(find(".mw-copy .mw-visually-hidden").textContent, "：题5-2");
  assert.equal(await copy(), "已复制：题5-2");
  assert.deepEqual(copied, [`${SITE}issues/5/#article-2`]);
  mock.timers.tick(0);
  assert.equal(find("#search-spoken").textContent, "已复制链接");
  mock.timers.tick(2999);
  assert.equal(find(".mw-copy").textContent, "已复制：题5-2");
  mock.timers.tick(1);
  assert.equal(find(".mw-copy").textContent, "复制链接：题5-2");
});

for (const done of [true, false]) {
  test(`without a clipboard the page copies as it can${done ? "" : ", and says where it cannot"}`, async () => {
    Object.defineProperty(window.navigator, "clipboard", { value: undefined });
    /** @type {string[]} */
    const copied = [];
    window.document.execCommand = (/** @type {string} */ name) => {
      const { value, selectionStart, selectionEnd } = find("body > textarea");
      copied.push(name, value.slice(selectionStart, selectionEnd));
      return done;
    };
    await show(makeArchive({ "5-2": {} }), ["5-2"]);
    find("#search-text").focus();
    assert.equal(await copy(), done ? "已复制：题5-2" : "没有复制成：题5-2");
    assert.deepEqual(copied, ["copy", `${SITE}issues/5/#article-2`]);
    assert.equal(document.querySelector("textarea"), null);
    assert.equal(/** @type {Element} */ (document.activeElement).id, "search-text");
    mock.timers.tick(0);
    assert.equal(find("#search-spoken").textContent, done ? "已复制链接" : "没有复制成");
  });
}
