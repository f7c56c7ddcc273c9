import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { readMade, SITE } from "../made.js";
import { find, openWindow, texts } from "../window.js";

const ARTICLE = `<div class="mw-acts">
<details class="mw-cite" open><summary>引用</summary><div>
<p class="mw-reference">乙网. 乙[EB/OL]. （2023-01-03）<time></time><span data-anchor="#article-2">.</span></p>
<p class="mw-reference">中心. 月报：5[R/OL]. 北京：中心，2023<span data-anchor="#article-2">.</span></p>
<p class="mw-data" data-ref="5-2">引用日期请自己补在发布日期后面。<a href="#cite">引文数据</a></p>
</div></details>
<ul><li><a class="mw-share" href="#article-2"><span>复制</span>链接</a></li></ul></div>`;
const PAGE = `${SITE.href}issues/5/`;

mock.timers.enable({ apis: ["setTimeout", "Date"], now: new Date(2026, 0, 5) });
mock.method(console, "info", () => {});

/** @type {string[]} */
let copied;
/** @type {{name: string, blob: Blob}[]} */
let saved;
let runs = 0;

/** Lets what waits for an answer go on. */
const settle = () => new Promise((done) => setImmediate(done));

beforeEach(async () => {
  mock.timers.runAll();
  const window = openWindow(ARTICLE, "issues/5/#article-1");
  copied = [];
  saved = [];
  Object.defineProperty(window.navigator, "clipboard", {
    configurable: true,
    value: { writeText: async (/** @type {string} */ text) => void copied.push(text) },
  });
  /** @type {Blob} */
  let blob;
  URL.createObjectURL = (/** @type {any} */ given) => ((blob = given), "blob:one");
  URL.revokeObjectURL = () => {};
  window.HTMLAnchorElement.prototype.click = function () {
    saved.push({ name: this.download, blob });
  };
  globalThis.fetch = async (url) => {
    const name = String(url).slice(SITE.href.length);
    return name === "issues/5.bib" ? new Response(readMade(name)) : new Response("", { status: 404 });
  };
  await import(`../../../overrides/assets/javascripts/issue/citing.js?${runs++}`);
});

test("a web page's reference says the day on which it is read, and an address that the build did not know", () => {
  assert.deepEqual(texts(".mw-reference"), [
    `乙网. 乙[EB/OL]. （2023-01-03）[2026-01-05]. ${PAGE}#article-2. 复制`,
    `中心. 月报：5[R/OL]. 北京：中心，2023. ${PAGE}#article-2. 复制`,
  ]);
});

test("a reference is copied whole, without its button, and that is said for a while", async () => {
  const button = find(".mw-reference button");
  button.click();
  await settle();
  assert.deepEqual(copied, [`乙网. 乙[EB/OL]. （2023-01-03）[2026-01-05]. ${PAGE}#article-2.`]);
  assert.equal(button.textContent, "已复制");
  assert.equal(find("[role=status]").textContent, "已复制");
  mock.timers.tick(3000);
  assert.equal(button.textContent, "复制");
  assert.equal(find("[role=status]").textContent, "");
});

test("the link of an article is copied, twice as well, and keeps its words", async () => {
  const link = find(".mw-share");
  for (const _ of [1, 2]) {
    link.dispatchEvent(
      new /** @type {any} */ (link.ownerDocument.defaultView).MouseEvent("click", { cancelable: true }),
    );
    await settle();
  }
  assert.deepEqual(copied, [`${PAGE}#article-2`, `${PAGE}#article-2`]);
  assert.equal(link.textContent, "已复制");
  mock.timers.tick(3000);
  assert.equal(link.innerHTML, "<span>复制</span>链接");
});

test("an article's own data are cut out of its issue's file", async () => {
  assert.deepEqual(texts(".mw-data button"), ["BibTeX", "RIS", "CSL-JSON"]);
  find(".mw-data button").click();
  await settle();
  await settle();
  assert.equal(saved[0].name, "5-2.bib");
  assert.match(await saved[0].blob.text(), /^@misc\{5-2,/);
});

test("data that are not there are told, and nothing is saved", async () => {
  const button = find(".mw-data button:nth-of-type(2)");
  button.click();
  await settle();
  await settle();
  assert.equal(button.textContent, "没有取到，请再试一次");
  assert.deepEqual(saved, []);
});
