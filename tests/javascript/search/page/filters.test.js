import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { LISTS } from "../../../../overrides/assets/javascripts/search/facets.js";
import {
  closeChoices,
  makeBoxes,
  showChips,
  showChoices,
  untick,
} from "../../../../overrides/assets/javascripts/search/page/filters.js";
import { readState } from "../../../../overrides/assets/javascripts/search/state.js";
import { find, openSearchPage, send, texts } from "../../window.js";

mock.timers.enable({ apis: ["setTimeout"] });

const [SOURCES, SECTIONS] = LISTS;
/** @type {[string, number][]} */
const MANY = Array.from({ length: 14 }, (_, place) => [`来源${place + 1}`, 2000 - place]);

beforeEach(() => {
  openSearchPage();
  makeBoxes();
  closeChoices();
});

const labels = () => texts("#search-sources .mw-facet-name");

/** Looks for a choice among the sources. @param {string} words */
function look(words) {
  const field = find("#search-sources .mw-choices-find");
  field.value = words;
  send(field, "input");
}

test("every facet has its box below the days, the months first", () => {
  const ids = [...find(".mw-filters-body").children].map((child) => child.id);
  const boxes = ["search-months", ...LISTS.map(({ name }) => `search-${name}`)];
  assert.deepEqual(ids, ["", ...boxes, "search-show"]);
  assert.deepEqual(
    texts(".mw-choices legend"),
    LISTS.map(({ label }) => label),
  );
  for (const id of boxes) assert.ok("keeps" in find(`#${id}`).dataset, id);
  assert.equal(find("#search-months").getAttribute("aria-labelledby"), "search-months-title");
  assert.equal(find("#search-months-title").textContent, "年月");
  assert.equal(find("#search-sources .mw-choices-find").getAttribute("aria-label"), "在来源里查找");
});

test("a list of choices has a field to look for one, which the browser fills with nothing of its own", () => {
  assert.equal(
    find("#search-sources").innerHTML,
    '<legend>来源</legend><input type="text" class="mw-choices-find" placeholder="查找来源" hidden="" ' +
      'aria-label="在来源里查找" autocomplete="off"><div class="mw-choices-list"></div>',
  );
});

test("until there is an answer only the boxes that every archive has are shown", () => {
  assert.deepEqual(
    LISTS.map(({ name }) => find(`#search-${name}`).hidden),
    LISTS.map(({ kind }) => kind === "label"),
  );
});

test("choices are shown with their counts; the chosen are ticked, those without a result too", () => {
  showChoices(SECTIONS, [["全国", 1200]], ["北京"]);
  assert.deepEqual(texts("#search-sections .mw-facet"), ["全国1,200", "北京0"]);
  const [first, second] = /** @type {HTMLInputElement[]} */ ([
    ...document.querySelectorAll("#search-sections input[type=checkbox]"),
  ]);
  assert.deepEqual(
    [first.name, first.value, first.checked, first.dataset.key],
    ["sections", "全国", false, "choice sections 全国"],
  );
  assert.deepEqual([second.value, second.checked], ["北京", true]);
  assert.deepEqual(texts("#search-sections .mw-facet-count"), ["1,200", "0"]);
  assert.equal(find("#search-sections").hidden, false);
  showChoices(SECTIONS, [], []);
  assert.equal(find("#search-sections").hidden, true);
});

test("twelve choices are shown without more ado, and of more the first twelve and the chosen", () => {
  showChoices(SOURCES, MANY.slice(0, 12), []);
  assert.equal(labels().length, 12);
  assert.equal(find("#search-sources .mw-choices-find").hidden, true);
  assert.equal(document.querySelector(".mw-facet-all"), null);
  showChoices(SOURCES, MANY, ["来源14"]);
  assert.deepEqual(labels(), [...MANY.slice(0, 12).map(([label]) => label), "来源14"]);
  assert.equal(find("#search-sources .mw-choices-find").hidden, false);
  assert.equal(find(".mw-facet-all").textContent, "显示全部 14\u00a0个");
  assert.equal(find(".mw-facet-all").dataset.key, "all sources");
  assert.equal(document.querySelector(".mw-choices-none"), null);
});

test("all are shown on demand, and the keyboard goes on at the first that was not there", () => {
  showChoices(SOURCES, MANY, []);
  find(".mw-facet-all").click();
  assert.equal(labels().length, 14);
  assert.equal(document.querySelector(".mw-facet-all"), null);
  assert.equal(/** @type {HTMLInputElement} */ (document.activeElement).value, "来源13");
  showChoices(SOURCES, MANY, []);
  assert.equal(labels().length, 14);
  closeChoices();
  showChoices(SOURCES, MANY, []);
  assert.equal(labels().length, 12);
});

test("a choice is looked for as search compares it; the chosen stay", () => {
  showChoices(SOURCES, MANY, ["来源2"]);
  look(" 来源１３ ");
  assert.deepEqual(labels(), ["来源2", "来源13"]);
  assert.equal(document.querySelector(".mw-choices-none"), null);
  assert.equal(document.querySelector(".mw-facet-all"), null);
  mock.timers.runAll();
  assert.equal(find("#search-spoken").textContent, "1\u00a0个来源");
  look("无");
  assert.deepEqual(labels(), ["来源2"]);
  assert.equal(find(".mw-choices-none").textContent, "没有这样的名字");
  showChoices(SOURCES, MANY.slice(0, 3), []);
  assert.equal(find("#search-sources .mw-choices-find").hidden, false);
  send(find("#search-sources .mw-choices-find"), "keydown", { key: "a" });
  assert.deepEqual(labels(), []);
  send(find("#search-sources .mw-choices-find"), "keydown", { key: "Escape" });
  assert.equal(find("#search-sources .mw-choices-find").value, "");
  assert.deepEqual(labels(), ["来源1", "来源2", "来源3"]);
});

test("a page just opened shows the first choices, and has looked for none", async () => {
  const path = "../../../../overrides/assets/javascripts/search/page/filters.js";
  const fresh = await import(`${path}?fresh`);
  fresh.showChoices(SOURCES, MANY, []);
  assert.equal(labels().length, 12);
  fresh.showChoices(SOURCES, MANY.slice(0, 12), []);
  assert.equal(find("#search-sources .mw-choices-find").hidden, true);
});

test("looking for a choice is no change of the form", () => {
  showChoices(SOURCES, MANY, []);
  let heard = 0;
  find("#search-form").addEventListener("input", () => heard++);
  look("来源");
  assert.equal(heard, 0);
});

test("closing the choices forgets what was looked for in every list", () => {
  showChoices(SOURCES, MANY, []);
  look("来源13");
  closeChoices();
  assert.equal(find("#search-sources .mw-choices-find").value, "");
  showChoices(SOURCES, MANY, []);
  assert.equal(labels().length, 12);
});

test("a source goes with its alias, a label only with itself", () => {
  const state = readState("?source=HIT180&source=甲&section=HIT180&section=乙");
  const nameOf = (/** @type {string} */ name) => (name === "HIT180" ? "HIT 专家网" : name);
  assert.deepEqual(untick(state, SOURCES, "HIT 专家网", nameOf).sources, ["甲"]);
  assert.deepEqual(untick(state, SOURCES, "甲", nameOf).sources, ["HIT180"]);
  assert.deepEqual(untick(state, SECTIONS, "HIT 专家网", nameOf).sections, ["HIT180", "乙"]);
  assert.deepEqual(untick(state, SECTIONS, "乙", nameOf), { ...state, sections: ["HIT180"] });
});

test("every condition is a chip that takes it back", () => {
  const conditions = ["source=甲", "section=全国", "keyword=慢病", "from=2020-01-01&to=2020-12-31"];
  const state = readState(conditions.join("&"));
  /** @type {object[]} */
  const left = [];
  showChips(
    state,
    (drop) => left.push(drop(state)),
    (name) => name,
  );
  assert.deepEqual(texts("#search-chips li"), ["来源：甲", "栏目：全国", "关键词：慢病", "2020年"]);
  assert.equal(find(".mw-filters summary").textContent, "筛选（已选 4 项）");
  assert.equal(find("#search-reset").hidden, false);
  for (const chip of document.querySelectorAll(".mw-chip")) /** @type {HTMLElement} */ (chip).click();
  assert.deepEqual(
    left,
    conditions.map((gone) => readState(conditions.filter((one) => one !== gone).join("&"))),
  );
  assert.equal(find(".mw-chip").getAttribute("aria-label"), "去掉条件 来源：甲");
  assert.equal(find(".mw-chip").dataset.key, "chip 来源：甲");
});

test("without a condition there is no chip and nothing to take back", () => {
  showChips(
    readState("?q=健康"),
    () => {},
    (name) => name,
  );
  assert.deepEqual(texts("#search-chips li"), []);
  assert.equal(find(".mw-filters summary").textContent, "筛选");
  assert.equal(find("#search-reset").hidden, true);
  showChips(
    readState("?to=2020-06-01"),
    () => {},
    (name) => name,
  );
  assert.deepEqual(texts("#search-chips li"), ["到 2020年6月1日"]);
});
