import assert from "node:assert/strict";
import { test } from "node:test";
import { LONG } from "../../../overrides/assets/javascripts/search/page/status.js";
import { serveArchive } from "../made.js";
import { answered, chips, focused, hold, later, open, pauses, shown, status, warn } from "../search_page.js";
import { find, send, texts } from "../window.js";

test("an answer to an older question is never shown", async () => {
  await open();
  pauses.length = 0;
  const { held, release } = hold("/shards/");
  find("#search-text").value = "健康";
  send(find("#search-form"), "submit");
  await later(() => held.length);
  const waiting = pauses.filter(({ pause }) => pause === LONG).map(({ act }) => act);
  find("#search-text").value = "第五期 期:5";
  send(find("#search-text"), "input");
  find("#search-text").value = "期:5";
  send(find("#search-form"), "submit");
  await answered();
  const now = status();
  assert.equal(now, "找到 3\u00a0篇文章");
  for (const act of waiting) act(); // the older one has been waited for too long by now
  assert.equal(shown(), 3);
  await release();
  assert.equal(status(), now);
  assert.equal(shown(), 3);
});

test("a failure of an older question is never told", async () => {
  await open();
  const older = hold("/shards/");
  find("#search-text").value = "健康";
  send(find("#search-form"), "submit");
  await later(() => older.held.length);
  const newer = hold("/text/");
  find("#search-text").value = "期:5";
  send(find("#search-form"), "submit");
  await later(() => newer.held.length);
  await older.release(true);
  assert.equal(status(), "正在检索…");
  assert.equal(find("#search-hits").getAttribute("aria-busy"), "true");
  await newer.release();
  await answered();
  assert.equal(status(), "找到 3\u00a0篇文章");
  assert.equal(shown(), 3);
  assert.equal(warn.mock.callCount(), 0);
});

test("while a question is asked its conditions are shown; what was found before goes when it takes long", async () => {
  await open();
  pauses.length = 0;
  const { release } = hold("/text/");
  find("#search-text").value = "医";
  find("#search-from").value = "2022-12-01";
  send(find("#search-form"), "submit");
  assert.equal(status(), "正在检索…");
  assert.equal(find("#search-hits").getAttribute("aria-busy"), "true");
  assert.deepEqual(chips(), ["2022年12月1日 起"]);
  assert.equal(find("#search-sort").value, "relevance");
  assert.equal(shown(), 10);
  find("#search-more").click();
  assert.equal(find("#search-more").hasAttribute("aria-disabled"), false);
  for (const { act, pause } of pauses) if (pause === LONG) act();
  assert.equal(shown(), 0);
  await release();
  await answered();
  assert.ok(shown() > 0);
});

test("where the index cannot be had that is said, and a button tries again", async () => {
  serveArchive(() => new Response("", { status: 500 }));
  await open("?q=医&source=甲报");
  assert.match(status(), /检索数据没有取到/);
  assert.ok(find("#search-status").classList.contains("mw-failed"));
  assert.equal("total" in find("#search-status").dataset, false);
  assert.equal(find("#search-retry").hidden, false);
  assert.equal(warn.mock.callCount(), 1);
  assert.equal(find("#search-text").value, "医");
  assert.deepEqual(texts("#search-sources .mw-facet"), ["甲报0"]);
  assert.equal(find("#search-sections").hidden, true);
  assert.deepEqual(texts("#search-hits, #search-issues, #search-words"), ["", "", ""]);
  assert.deepEqual(chips(), ["来源：甲报"]);
  serveArchive();
  find("#search-retry").focus();
  find("#search-retry").click();
  assert.equal(find("#search-retry").hidden, false);
  await answered();
  assert.match(status(), /^找到/);
  assert.equal(find("#search-retry").hidden, true);
  assert.equal(focused(), "search-results-title");
});

test("after a failure the next question tries again too, and a choice that cannot be taken says so", async () => {
  serveArchive(() => new Response("", { status: 500 }));
  await open("?source=甲报");
  assert.equal(shown(), 0);
  const check = find("#search-sources [value=甲报]");
  check.checked = false;
  send(check, "change");
  await later(() => warn.mock.callCount() === 2);
  assert.equal(location.search, `?source=${encodeURIComponent("甲报")}`);
  serveArchive();
  find("#search-text").value = "医";
  send(find("#search-form"), "submit");
  assert.equal(find("#search-retry").hidden, true);
  await answered();
  assert.match(status(), /^找到/);
});

test("a page that is too old for the index says so, and nothing helps but to load it anew", async () => {
  serveArchive(() => new Response('{"format": 99}'));
  await open();
  assert.equal(status(), "网站已经更新，请刷新网页。");
  assert.ok(find("#search-status").classList.contains("mw-failed"));
  assert.equal(warn.mock.callCount(), 1);
  assert.equal(find("#search-retry").hidden, true);
});

test("a question that is refused says why, and is no failure of the archive", async () => {
  await open(`?q=${"医".repeat(501)}`);
  assert.match(status(), /检索词太长了/);
  assert.equal(find("#search-status").dataset.total, "0");
  assert.equal(find("#search-retry").hidden, true);
  assert.equal(warn.mock.callCount(), 0);
  assert.equal(shown(), 0);
  await open("?from=2023-02-30");
  assert.match(status(), /不是日期/);
  assert.equal(find("#search-from-problem").textContent, "“2023-02-30”不是日期。");
});
