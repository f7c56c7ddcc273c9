import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  clearHits,
  showAnswer,
  showMore,
  summary,
} from "../../../../overrides/assets/javascripts/search/page/answer.js";
import { readState } from "../../../../overrides/assets/javascripts/search/state.js";
import { SITE } from "../../made.js";
import { find, openSearchPage, texts } from "../../window.js";

beforeEach(() => openSearchPage());

/** List items as hits are. */
const hits = (/** @type {number} */ count) =>
  Array.from({ length: count }, (_, place) => {
    const item = document.createElement("li");
    item.dataset.ref = `1-${place + 1}`;
    return item;
  });

test("hits, the issue that was named, and what shows more are shown", () => {
  showAnswer(hits(10), 1210, [5], " 第五期 ", SITE);
  assert.equal(find("#search-hits").children.length, 10);
  assert.equal(find("#search-tools").hidden, false);
  assert.equal(find("#search-words").textContent, "（检索词：第五期）");
  assert.equal(find("#search-issues").textContent, "直接打开这一期：第\u00a05\u00a0期");
  assert.equal(find("#search-issues p").className, "");
  assert.equal(find("#search-issues a").href, `${SITE}issues/5/`);
  assert.equal(find("#search-issues a").dataset.key, "issue 5");
  assert.equal(find("#search-more").hidden, false);
  assert.equal(find("#search-more").textContent, "再显示 10\u00a0篇（还有 1,200\u00a0篇）");
});

test("nothing found leaves nothing to order, to save, or to show more of", () => {
  showAnswer(hits(10), 12, [5], "a", SITE);
  showAnswer([], 0, [], "  ", SITE);
  assert.equal(find("#search-hits").children.length, 0);
  assert.equal(find("#search-tools").hidden, true);
  assert.equal(find("#search-words").textContent, "");
  assert.equal(find("#search-issues").children.length, 0);
  assert.equal(find("#search-more").hidden, true);
});

test("what is left is counted, whether hits are grouped or not", () => {
  showAnswer(hits(10), 12, [], "", SITE);
  assert.equal(find("#search-more").textContent, "再显示 2\u00a0篇（还有 2\u00a0篇）");
  const group = document.createElement("li");
  group.append(...hits(3));
  showAnswer([group], 4, [], "", SITE);
  assert.equal(find("#search-more").textContent, "再显示 1\u00a0篇（还有 1\u00a0篇）");
  find("#search-more").setAttribute("aria-disabled", "true");
  showMore(3);
  assert.equal(find("#search-more").hidden, true);
  assert.equal(find("#search-more").hasAttribute("aria-disabled"), false);
});

test("hits of an older question go, and the focus with them to the results", () => {
  const [hit] = hits(1);
  hit.innerHTML = '<a href="#" data-key="hit">x</a>';
  showAnswer([hit], 20, [], "", SITE);
  find("#search-hits a").focus();
  clearHits();
  assert.equal(find("#search-hits").children.length, 0);
  assert.equal(find("#search-more").hidden, true);
  assert.equal(/** @type {Element} */ (document.activeElement).id, "search-results-title");
});

/** Says in words an answer to the state of an address. */
const said = (/** @type {string} */ query, /** @type {object} */ answer) =>
  summary({ total: 0, hits: [], issues: [], facets: { sources: [], months: [] }, ...answer }, readState(query));

for (const [query, answer, words] of /** @type {[string, object, string][]} */ ([
  ["q=a", { total: 3, message: "不对" }, "不对"],
  ["q=a", { total: 1234 }, "找到 1,234\u00a0篇文章"],
  ["q=a&source=b", { total: 3 }, "找到 3\u00a0篇文章"],
  ["q=+&source=b", { total: 3 }, "符合条件的有 3\u00a0篇文章"],
  ["q=+", { total: 3 }, "共 3\u00a0篇文章，最新的在前"],
  ["sort=newest", { total: 3 }, "共 3\u00a0篇文章，最新的在前"],
  ["sort=oldest", { total: 3 }, "共 3\u00a0篇文章，最早的在前"],
  ["q=+第五期+", { issues: [5] }, "没有文章里写着“第五期”。"],
  ["q=a&from=2023-01-01", {}, "没有找到。可以去掉一些条件，或换一个词。"],
  ["q=a", {}, "没有找到。检索按原文逐字查找，请换一个更短的词，或检查有无错字。"],
])) {
  test(`${JSON.stringify(answer)} to ${query} is said as: ${words}`, () => assert.equal(said(query, answer), words));
}

test("the issue's link is said to be one for each issue", () => {
  showAnswer([], 0, [5, 6], "", SITE);
  assert.deepEqual(texts("#search-issues a"), ["第\u00a05\u00a0期", "第\u00a06\u00a0期"]);
});
