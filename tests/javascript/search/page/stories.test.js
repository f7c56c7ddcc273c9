import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { findFold, foldStories } from "../../../../overrides/assets/javascripts/search/page/stories.js";
import { find, openSearchPage, texts } from "../../window.js";

/** @type {HTMLElement} */
let list;

/** Shows hits. @param {[ref: string, source: string, story?: string][]} hits */
function show(...hits) {
  for (const [ref, source, story] of hits) {
    list.insertAdjacentHTML(
      "beforeend",
      `<li class="mw-hit" data-ref="${ref}" ${story ? `data-story="${story}"` : ""}>
        <h3 class="mw-hit-title"><a href="#">题${ref}</a></h3>
        <p class="mw-hit-about"><a href="s">${source}</a><time></time><a href="i">第 1 期</a></p></li>`,
    );
  }
  foldStories(list);
}

/** The refs of the hits as they stand, those in sight alone or all. */
const refs = (seen = true) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-ref]"))]
    .filter((hit) => !(seen && hit.hidden))
    .map((hit) => hit.dataset.ref);

beforeEach(() => {
  openSearchPage();
  list = find("#search-hits");
});

test("the hits of a story are folded under its first, in their places", () => {
  show(["1-1", "甲报"], ["2-1", "乙网", "9-1"], ["3-1", "丙刊"], ["9-1", "甲报", "9-1"], ["4-1", "丁报", "9-1"]);
  assert.deepEqual(refs(), ["1-1", "2-1", "3-1"]);
  assert.deepEqual(refs(false), ["1-1", "2-1", "3-1", "9-1", "4-1"]);
  assert.deepEqual(texts(".mw-reprints"), ["另有 2 家转载：题2-1"]);
  assert.equal(find(".mw-reprints").closest("li").dataset.ref, "2-1");
  assert.equal(find(".mw-reprints").getAttribute("aria-expanded"), "false");
});

test("unfolded they stand below it, and can be folded again", () => {
  show(["2-1", "乙网", "9-1"], ["3-1", "丙刊"], ["9-1", "甲报", "9-1"], ["4-1", "丁报", "9-1"]);
  find(".mw-reprints").click();
  assert.deepEqual(refs(), ["2-1", "9-1", "4-1", "3-1"]);
  assert.equal(find(".mw-reprints").getAttribute("aria-expanded"), "true");
  assert.deepEqual(texts(".mw-hit--reprint h3"), ["题9-1", "题4-1"]);
  find(".mw-reprints").click();
  assert.deepEqual(refs(), ["2-1", "3-1"]);
  assert.equal(find(".mw-reprints").getAttribute("aria-expanded"), "false");
});

test("a story of one hit, and hits without a story, have nothing to fold", () => {
  show(["1-1", "甲报"], ["2-1", "乙网", "9-1"], ["3-1", "丙刊", "8-1"], ["4-1", "丁报"]);
  assert.deepEqual(refs(), ["1-1", "2-1", "3-1", "4-1"]);
  assert.deepEqual(texts(".mw-reprints"), []);
});

test("where an outlet has several, articles are counted", () => {
  show(["1-1", "甲报", "1-1"], ["2-1", "甲报", "1-1"], ["3-1", "乙网", "3-1"], ["4-1", "丙刊", "3-1"]);
  assert.deepEqual(texts(".mw-reprints"), ["另有 1 篇转载：题1-1", "另有 1 家转载：题3-1"]);
});

test("more hits join the fold, which stays as it is", () => {
  show(["1-1", "甲报", "1-1"], ["2-1", "乙网", "1-1"]);
  show(["3-1", "丙刊", "1-1"]);
  assert.deepEqual([refs(), texts(".mw-reprints")], [["1-1"], ["另有 2 家转载：题1-1"]]);
  find(".mw-reprints").click();
  show(["5-1", "戊报"], ["4-1", "丁报", "1-1"]);
  assert.deepEqual(refs(), ["1-1", "2-1", "3-1", "4-1", "5-1"]);
  assert.deepEqual(texts(".mw-reprints"), ["另有 3 家转载：题1-1"]);
});

test("hits that stand by issue are left alone", () => {
  list.innerHTML = `<li class="mw-group"><ol>${'<li class="mw-hit" data-ref="1-1" data-story="1-1"></li>'.repeat(2)}</ol></li>`;
  foldStories(list);
  assert.equal(refs().length, 2);
});

test("the fold of a hit is found", () => {
  show(["1-1", "甲报", "1-1"], ["2-1", "乙网", "1-1"], ["3-1", "丙刊"]);
  const hits = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-ref]"));
  assert.equal(findFold(list, hits[1]), find(".mw-reprints"));
  assert.equal(findFold(list, hits[2]), undefined);
  assert.equal(findFold(list, undefined), undefined);
});
