import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { LONG, showStatus, showWaiting, speak } from "../../../../overrides/assets/javascripts/search/page/status.js";
import { find, openSearchPage } from "../../window.js";

mock.timers.enable({ apis: ["setTimeout"] });

beforeEach(() => {
  mock.timers.runAll();
  openSearchPage();
});

const shown = () => find("#search-status").textContent;
const spoken = () => find("#search-spoken").textContent;

test("an answer is shown at once, and spoken when the page has come to rest", () => {
  showStatus("找到 3 篇", 3);
  assert.equal(shown(), "找到 3 篇");
  assert.equal(find("#search-status").dataset.total, "3");
  assert.equal(spoken(), "");
  mock.timers.tick(699);
  assert.equal(spoken(), "");
  mock.timers.tick(1);
  assert.equal(spoken(), "找到 3 篇");
});

test("only the last of several answers is spoken", () => {
  showStatus("一", 1);
  mock.timers.tick(600);
  showStatus("二", 2);
  mock.timers.tick(600);
  assert.equal(spoken(), "");
  mock.timers.tick(100);
  assert.equal(spoken(), "二");
});

test("a failure looks like one, and its total is not known", () => {
  showStatus("找到", 3);
  showStatus("没有取到", null, true);
  assert.equal("total" in find("#search-status").dataset, false);
  assert.ok(find("#search-status").classList.contains("mw-failed"));
  showStatus("没有", 0);
  assert.equal(find("#search-status").dataset.total, "0");
  assert.equal(find("#search-status").classList.contains("mw-failed"), false);
});

test("waiting is shown at once, and spoken only if it takes long", () => {
  showStatus("找到", 3);
  showWaiting();
  assert.equal(shown(), "正在检索…");
  assert.equal("total" in find("#search-status").dataset, false);
  assert.equal(find("#search-status").classList.contains("mw-failed"), false);
  mock.timers.tick(LONG - 1);
  assert.equal(spoken(), "");
  mock.timers.tick(1);
  assert.equal(spoken(), "正在检索…");
});

test("what is urgent is spoken at once", () => {
  speak("已复制", 0);
  mock.timers.tick(0);
  assert.equal(spoken(), "已复制");
});
