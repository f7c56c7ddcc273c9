import assert from "node:assert/strict";
import { test } from "node:test";
import { readMadeJson, SITE } from "../made.js";
import { answered, chips, choose, later, open, shown, status, submit, type } from "../search_page.js";
import { find, send, texts } from "../window.js";

const articles = readMadeJson("articles");

test("without a question all articles are shown, the newest first", async () => {
  await open();
  assert.equal(status(), `共 ${articles.length}\u00a0篇文章，最新的在前`);
  assert.equal(shown(), 10);
  assert.equal(find("#search-sort").value, "newest");
  assert.equal(find("#search-sort [value=relevance]").disabled, true);
  assert.equal(find("#search-retry").hidden, true);
  assert.equal(find(".mw-filters").open, true);
  assert.deepEqual(chips(), []);
});

test("an address is a question, and fills the form", async () => {
  await open("?sort=oldest");
  assert.equal(find("#search-sort").value, "oldest");
  await open("?q=医&source=甲日报&from=2022-12-01&view=issues&sort=oldest");
  assert.equal(find("#search-text").value, "医");
  assert.equal(find("#search-from").value, "2022-12-01");
  assert.equal(find("#search-view").value, "issues");
  assert.equal(find("#search-sort").value, "oldest");
  assert.deepEqual(chips(), ["来源：甲报", "2022年12月1日 起"]);
  assert.ok(find("#search-hits .mw-group"));
  assert.match(status(), /^找到 \d+\u00a0篇文章$/);
});

test("the form is answered at once, and never sent", async () => {
  await open();
  find("#search-text").value = "医";
  assert.equal(send(find("#search-form"), "submit"), false);
  assert.equal(location.search, `?q=${encodeURIComponent("医")}`);
  await answered();
  assert.match(status(), /^找到/);
});

test("an issue that is named can be opened, and the words are there for print", async () => {
  await open("?q=第五期");
  assert.equal(find("#search-issues a").href, `${SITE}issues/5/`);
  assert.equal(find("#search-words").textContent, "（检索词：第五期）");
});

test("a blank text is none", async () => {
  await open("?q=+");
  assert.equal(find("#search-sort").value, "newest");
  assert.equal(find("#search-sort [value=relevance]").disabled, true);
});

test("a question that means nothing, or days the wrong way round, is answered with what is wrong", async () => {
  await open("?q=。。");
  assert.match(status(), /没有可检索的文字/);
  assert.ok(find("#search-status").classList.contains("mw-failed"));
  await open("?from=2023-02-01&to=2023-01-01");
  assert.ok(find("#search-status").classList.contains("mw-failed"));
  assert.deepEqual(texts(".mw-problem"), ["晚于结束日期。", "早于开始日期。"]);
});

test("grouped by issue, each issue has all its articles", async () => {
  await open("?view=issues");
  assert.deepEqual([...new Set(texts(".mw-group-title span"))], ["3\u00a0篇"]);
  assert.equal(shown(), 12);
  await choose("#search-view", "");
  assert.equal(location.search, "");
  assert.equal(shown(), 10);
  await choose("#search-view", "issues");
  assert.equal(location.search, "?view=issues");
});

test("the page may be anywhere in the site, whose address may end with slashes or not", async () => {
  await open("deeper/", () => (find("#search").dataset.site = `${SITE}/`));
  assert.equal(find(".mw-hit a").href.startsWith(`${SITE}issues/`), true);
  await open("deeper/", () => (find("#search").dataset.site = "../.."));
  assert.equal(find(".mw-hit a").href.startsWith(`${SITE}issues/`), true);
});

test("the same question again makes no new entry", async () => {
  await open("?q=医");
  const before = history.length;
  await submit();
  assert.equal(history.length, before);
  await type("疗");
  await submit();
  await type("医疗");
  assert.equal(history.length, before + 2);
});

test("going back in the history asks the question that stood there", async () => {
  const window = await open("?q=医");
  await type("疗");
  history.replaceState(null, "", "?q=医&source=甲报");
  window.dispatchEvent(new window.Event("popstate"));
  await answered();
  assert.equal(find("#search-text").value, "医");
  assert.deepEqual(chips(), ["来源：甲报"]);
  window.dispatchEvent(new window.Event("popstate"));
  assert.equal(find("#search-hits").hasAttribute("aria-busy"), false);
});

test("after going back what is typed makes a new entry, and what was offered is gone", async () => {
  const window = await open("?q=医");
  await type("第五期");
  await later(() => !find("#search-suggestions").hidden);
  history.replaceState(null, "", "?q=疗");
  window.dispatchEvent(new window.Event("popstate"));
  assert.equal(find("#search-suggestions").hidden, true);
  await answered();
  const before = history.length;
  await type("医");
  assert.equal(history.length, before + 1);
});
