import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  moveSuggestion,
  outdateSuggestions,
  showSuggestions,
  suggest,
  takeSuggestion,
} from "../../../../overrides/assets/javascripts/search/page/suggestions.js";
import { find, openSearchPage, send, texts } from "../../window.js";

/** @type {string[]} */
let chosen;

beforeEach(() => {
  openSearchPage();
  chosen = [];
  showSuggestions([]);
});

const offer = (/** @type {string[]} */ ...words) =>
  showSuggestions(words.map((word) => ({ kind: "文章", words: word, about: "甲报", choose: () => chosen.push(word) })));
const active = () => {
  const id = find("#search-text").getAttribute("aria-activedescendant");
  const marked = [...document.querySelectorAll("#search-suggestions [aria-selected=true]")].map((option) => option.id);
  assert.deepEqual(marked, id ? [id] : []);
  return id?.replace("search-suggestion-", "") ?? null;
};

/** An archive that says what it was asked. */
function makeArchive() {
  /** @type {object[]} */
  const asked = [];
  const archive = {
    asked,
    search: async (/** @type {{text: string}} */ request) => {
      asked.push(request);
      const inTitles = request.text.startsWith("标题:");
      return { hits: inTitles ? [{ ref: "5-1" }, { ref: "6-2" }] : [], issues: inTitles ? [] : [5] };
    },
    article: async (/** @type {string} */ ref) => ({
      title: `题${ref}`,
      source: "乙网",
      date: "2023-06-07",
      blocks: [],
    }),
    findSources: async () => [
      ["甲报", 1200],
      ["乙网", 3],
      ["丙刊", 2],
      ["丁刊", 1],
    ],
  };
  return /** @type {any} */ (archive);
}

const act = {
  openIssue: (/** @type {number} */ number) => chosen.push(`issue ${number}`),
  openArticle: (/** @type {string} */ ref) => chosen.push(`article ${ref}`),
  filterSource: (/** @type {string} */ name) => chosen.push(`source ${name}`),
};

test("an issue, three sources and articles are suggested, each with what it does", async () => {
  const suggestions = await suggest(makeArchive(), " 五 ", act);
  assert.deepEqual(
    suggestions.map(({ kind, words, about }) => [kind, words, about]),
    [
      ["打开", "第 5 期", ""],
      ["只看来源", "甲报", "1,200\u00a0篇"],
      ["只看来源", "乙网", "3\u00a0篇"],
      ["只看来源", "丙刊", "2\u00a0篇"],
      ["文章", "题5-1", "乙网，2023年6月7日"],
      ["文章", "题6-2", "乙网，2023年6月7日"],
    ],
  );
  for (const place of [0, 1, 4]) suggestions[place].choose();
  assert.deepEqual(chosen, ["issue 5", "source 甲报", "article 5-1"]);
});

test("titles are asked for what was typed, as it stands, whatever quotes are in it", async () => {
  const archive = makeArchive();
  await suggest(archive, ' 他说"好"“行”「是」＂ ', act);
  assert.deepEqual(archive.asked, [
    { text: '标题:"他说 好  行  是  "', limit: 3 },
    { text: '他说"好"“行”「是」＂', limit: 0 },
  ]);
});

test("nothing typed suggests nothing; the signs of the query language name no source", async () => {
  assert.deepEqual(await suggest(makeArchive(), "  ", act), []);
  for (const text of ["a|b", "标题:a", "标题：a", '"a']) {
    const suggestions = await suggest(makeArchive(), text, act);
    assert.ok(!suggestions.some(({ kind }) => kind === "只看来源"), text);
  }
});

test("suggestions stand in a list that the box owns; none closes it", () => {
  offer("<b>", "乙");
  const list = find("#search-suggestions");
  assert.equal(list.hidden, false);
  assert.equal(find("#search-text").getAttribute("aria-expanded"), "true");
  assert.deepEqual(texts("#search-suggestions [role=option]"), ["文章<b>甲报", "文章乙甲报"]);
  assert.deepEqual(
    [...list.children].map((option) => option.id),
    ["search-suggestion-0", "search-suggestion-1"],
  );
  assert.deepEqual(
    [...list.querySelectorAll("[class]")].slice(0, 3).map((part) => part.className),
    ["mw-suggestion", "mw-suggestion-kind", "mw-suggestion-about"],
  );
  showSuggestions([]);
  assert.equal(list.hidden, true);
  assert.equal(list.children.length, 0);
  assert.equal(find("#search-text").getAttribute("aria-expanded"), "false");
});

test("a click takes a suggestion and closes the list; the box keeps the focus", () => {
  offer("甲", "乙");
  const option = find("#search-suggestion-1");
  assert.equal(send(option, "mousedown"), false);
  option.click();
  assert.deepEqual(chosen, ["乙"]);
  assert.equal(find("#search-suggestions").hidden, true);
});

test("keys go through the suggestions and round over the box", () => {
  offer("甲", "乙", "丙");
  assert.equal(active(), null);
  const seen = [];
  for (const step of [1, 1, 1, 1, 1, -1, -1, -1]) {
    assert.equal(moveSuggestion(step), true);
    seen.push(active());
  }
  assert.deepEqual(seen, ["0", "1", "2", null, "0", null, "2", "1"]);
});

test("without suggestions a key is not used up", () => {
  assert.equal(moveSuggestion(1), false);
  assert.equal(takeSuggestion(), false);
});

test("what is marked is taken, and the list closed; nothing marked, nothing taken", () => {
  offer("甲", "乙");
  assert.equal(takeSuggestion(), false);
  assert.deepEqual(chosen, []);
  offer("甲", "乙");
  moveSuggestion(1);
  moveSuggestion(1);
  assert.equal(takeSuggestion(), true);
  assert.deepEqual(chosen, ["乙"]);
  assert.equal(find("#search-suggestions").hidden, true);
  assert.equal(active(), null);
});

test("what was offered for another text can be read, not taken with a key", () => {
  offer("甲");
  moveSuggestion(1);
  outdateSuggestions();
  assert.equal(active(), null);
  assert.equal(find("#search-suggestions").hidden, false);
  assert.equal(moveSuggestion(1), true);
  assert.equal(active(), null);
  assert.equal(takeSuggestion(), false);
  offer("乙");
  moveSuggestion(1);
  assert.equal(active(), "0");
});

test("a page just opened has nothing to move through or to take", async () => {
  const path = "../../../../overrides/assets/javascripts/search/page/suggestions.js";
  const fresh = await import(`${path}?fresh`);
  assert.equal(fresh.moveSuggestion(1), false);
  assert.equal(fresh.takeSuggestion(), false);
});
