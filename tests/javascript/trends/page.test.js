import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { readMade, serveArchive, SITE } from "../made.js";
import { find, openWindow, send, texts } from "../window.js";
import { later } from "../search_page.js";

const warn = mock.method(console, "warn", () => {});
let pages = 0;

beforeEach(() => {
  serveArchive();
  warn.mock.resetCalls();
});

/** Opens the page at an address and waits for its answer. @param {string} [query] */
async function open(query = "") {
  const window = openWindow(readMade("trends.html"), `trends/${query}`);
  window.getComputedStyle ??= () => ({});
  await import(`../../../overrides/assets/javascripts/trends/page.js?${++pages}`);
  await answered();
  return window;
}

async function answered() {
  await later(() => find("#trends-status").dataset.shown !== undefined);
}

const words = () => [...document.querySelectorAll("[name=q]")].map((box) => /** @type {any} */ (box).value);

test("an address restores words, lines, legend and table", async () => {
  await open("?q=医&q=智慧");
  assert.deepEqual(words(), ["医", "智慧", "", "", ""]);
  assert.equal(document.querySelectorAll("#trends-chart g").length, 2);
  assert.deepEqual(texts("#trends-legend b"), ["医", "智慧"]);
  assert.deepEqual(texts("#trends-table tbody th"), ["2022年", "2023年"]);
  assert.equal(find("#trends-status").dataset.shown, "2");
  assert.match(find("#trends-chart svg").getAttribute("aria-label"), /“医”共 \d+\u00a0篇/);
});

test("a count leads to its articles, and none to nothing", async () => {
  await open("?q=医&q=没有的词");
  const links = [...document.querySelectorAll("#trends-table td a")].map((link) => link.getAttribute("href"));
  assert.deepEqual(
    links.map((link) => String(link).slice(SITE.href.length)),
    ["2022", "2023"].map((year) => `search/?q=%E5%8C%BB&from=${year}-01-01&to=${year}-12-31`),
  );
});

test("without words nothing is drawn, and what to do is said", async () => {
  await open();
  assert.ok(find("#trends-result").hidden);
  assert.match(find("#trends-status").textContent, /写一个或几个词/);
});

test("what is typed becomes the address, and going back restores what was there", async () => {
  await open("?q=医");
  find("#trends-q2").value = " 智慧 ";
  send(find("#trends-form"), "submit");
  await later(() => find("#trends-status").dataset.shown === "2");
  assert.equal(new URLSearchParams(location.search).getAll("q").join(), "医,智慧");
  history.replaceState(null, "", "?q=医&by=share");
  send(/** @type {any} */ (document.defaultView), "popstate");
  await later(() => find("#trends-status").dataset.shown === "1");
  assert.deepEqual(words().slice(0, 2), ["医", ""]);
  assert.ok(find("[value=share]").checked);
});

test("shares are drawn in per cent", async () => {
  await open("?q=医&by=share");
  assert.ok(texts("#trends-chart svg > text").includes("0%"));
  assert.match(texts("#trends-chart title")[0] ?? "", /%$/);
  find("[value=count]").checked = true;
  send(find("[value=count]"), "change");
  await later(() => location.search === "?q=%E5%8C%BB");
  await answered();
  assert.ok(texts("#trends-chart svg > text").includes("0"));
});

test("a year opens its months, and leads back", async () => {
  await open("?q=医");
  find("#trends-table tbody button").click();
  await later(
    () => location.search.includes("year=2022") && document.querySelectorAll("#trends-table tbody tr").length === 12,
  );
  assert.equal(find("#trends-year").value, "2022");
  assert.ok(!find("#trends-back").hidden);
  find("#trends-back").click();
  await later(() => document.querySelectorAll("#trends-table tbody tr").length === 2);
  assert.ok(find("#trends-back").hidden);
});

test("a year that the archive has not is no year", async () => {
  await open("?q=医&year=1999");
  assert.deepEqual(texts("#trends-table tbody th"), ["2022年", "2023年"]);
});

test("two lines are there at first, and more on demand, up to five", async () => {
  await open();
  const shown = () =>
    [...document.querySelectorAll(".mw-trends-words li")].filter((one) => !one.hasAttribute("hidden"));
  for (const count of [2, 3, 4, 5]) {
    assert.equal(shown().length, count);
    assert.equal(find("#trends-more").hidden, count === 5);
    find("#trends-more").click();
  }
  assert.equal(/** @type {Element} */ (document.activeElement).id, "trends-q5");
});

test("why a word was refused is said, and the others are shown", async () => {
  await open("?q=。。&q=医");
  assert.match(find("#trends-status").textContent, /“。。”：没有可检索的文字/);
  assert.match(texts("#trends-legend li")[1] ?? "", /共 \d+\u00a0篇/);
});

test("where the index cannot be had that is said, and the next try may work", async () => {
  await open("?q=医");
  serveArchive((name) => (name === "manifest.json" ? new Response("", { status: 500 }) : undefined));
  openWindow(readMade("trends.html"), "trends/?q=医");
  await import(`../../../overrides/assets/javascripts/trends/page.js?${++pages}`);
  await later(() => /没有取到/.test(find("#trends-status").textContent));
  assert.equal(warn.mock.callCount(), 1);
  serveArchive();
  send(find("#trends-form"), "submit");
  await answered();
  assert.equal(document.querySelectorAll("#trends-chart g").length, 1);
});
