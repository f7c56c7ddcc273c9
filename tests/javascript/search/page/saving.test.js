import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { save } from "../../../../overrides/assets/javascripts/search/page/saving.js";
import { SITE } from "../../made.js";
import { find, openSearchPage } from "../../window.js";

const CARD = {
  ref: "5-2",
  title: "题",
  source: "甲报",
  date: "2023-06-07",
  url: "",
  isNews: false,
  sections: [],
  keywords: [],
};

/** @type {{name: string, href: string, blob: Blob}[]} */
let saved;
/** @type {string[]} */
let revoked;

mock.timers.enable({ apis: ["setTimeout", "Date"], now: new Date(2026, 0, 5) });
const warn = mock.method(console, "warn", () => {});

beforeEach(() => {
  mock.timers.runAll();
  warn.mock.resetCalls();
  const window = openSearchPage();
  document.title = "检索 · 医疗 · 月报";
  saved = [];
  revoked = [];
  /** @type {Blob} */
  let blob;
  URL.createObjectURL = (/** @type {any} */ given) => ((blob = given), "blob:one");
  URL.revokeObjectURL = (url) => void revoked.push(url);
  window.HTMLAnchorElement.prototype.click = function () {
    saved.push({ name: this.download, href: this.href, blob });
  };
});

/** An archive that finds one article. */
const makeArchive = (count = 1) =>
  /** @type {any} */ ({
    asked: [],
    async search(/** @type {object} */ request) {
      this.asked.push(request);
      return { hits: Array.from({ length: count }, () => ({ ref: "5-2", score: 1 })) };
    },
    cards: async (/** @type {string[]} */ refs) => refs.map((ref) => ({ ...CARD, ref })),
  });

const said = () => find("#search-saved").textContent;

test("a result is saved as CSV, named after the words and the day", async () => {
  const archive = makeArchive(1200);
  await save("csv", Promise.resolve(archive), { text: " 健康 | 医疗 " }, SITE);
  assert.deepEqual(archive.asked, [{ text: " 健康 | 医疗 " }]);
  assert.equal(saved[0].name, "检索结果-健康 医疗-2026-01-05.csv");
  assert.equal(saved[0].href, "blob:one");
  assert.equal(saved[0].blob.type, "text/csv;charset=utf-8");
  const lines = (await saved[0].blob.text()).split("\r\n");
  assert.match(lines[0], /"期号"/);
  assert.equal(lines.length, 1202);
  assert.equal(said(), "已导出“健康 | 医疗”的 1,200\u00a0篇。");
});

test("a result is saved as citations, which name the day", async () => {
  await save("citations", Promise.resolve(makeArchive()), {}, SITE);
  assert.equal(saved[0].name, "引文-2026-01-05.txt");
  assert.equal(saved[0].blob.type, "text/plain;charset=utf-8");
  const text = await saved[0].blob.text();
  assert.match(text, /\[2026-01-05\]/);
  assert.match(text, /archive\.test\/some\/path\/issues\/5/);
  assert.equal(said(), "已导出 1\u00a0篇。");
});

test("a file's name has letters and numbers alone, twenty at most", async () => {
  await save("csv", Promise.resolve(makeArchive()), { text: `/a:b*${"健".repeat(30)}` }, SITE);
  assert.equal(saved[0].name, `检索结果-a b ${"健".repeat(16)}-2026-01-05.csv`);
  await save("csv", Promise.resolve(makeArchive()), { text: "！？" }, SITE);
  assert.equal(saved[1].name, "检索结果-2026-01-05.csv");
});

test("what is being done is said and spoken, and the file is let go of a minute later", async () => {
  const saving = save("csv", Promise.resolve(makeArchive()), {}, SITE);
  assert.equal(said(), "正在导出…");
  await saving;
  mock.timers.tick(0);
  assert.equal(find("#search-spoken").textContent, "已导出 1\u00a0篇。");
  mock.timers.tick(59_999);
  assert.deepEqual(revoked, []);
  mock.timers.tick(1);
  assert.deepEqual(revoked, ["blob:one"]);
});

test("two are not saved at once", async () => {
  const first = save("csv", Promise.resolve(makeArchive()), {}, SITE);
  await save("citations", Promise.resolve(makeArchive()), {}, SITE);
  assert.equal(said(), "上一个导出还没有完成，请稍候。");
  await first;
  assert.equal(saved.length, 1);
  await save("citations", Promise.resolve(makeArchive()), {}, SITE);
  assert.equal(saved.length, 2);
});

test("a failure is said, and the next try is free", async () => {
  await save("csv", Promise.reject(new Error("gone")), {}, SITE);
  assert.equal(said(), "没有导出成，可能是网络断开或网站正在更新，请再试一次。");
  assert.equal(warn.mock.callCount(), 1);
  assert.equal(saved.length, 0);
  await save("csv", Promise.resolve(makeArchive()), {}, SITE);
  assert.equal(saved.length, 1);
});
