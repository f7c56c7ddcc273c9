import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { LONG } from "../../../overrides/assets/javascripts/search/page/status.js";
import { readMadeJson, serveArchive, SITE } from "../made.js";
import { find, openSearchPage, send, texts } from "../window.js";

const articles = readMadeJson("articles");

/** @type {any} */
let window;
/** @type {string[]} */
let asked;
let pages = 0;

// Pauses are a twentieth of what they are, and the longest (before a saved file is let go of) keep nobody waiting.
const { setTimeout: wait } = globalThis;
/** @type {{act: () => void, pause: number}[]} */
const pauses = [];
mock.method(globalThis, "setTimeout", (/** @type {() => void} */ act, pause = 0) => {
  pauses.push({ act, pause });
  return wait(act, pause / 20).unref();
});

const warn = mock.method(console, "warn", () => {});

beforeEach(() => {
  asked = serveArchive();
  warn.mock.resetCalls();
});

/** Opens the search page at an address, and waits for its first answer. */
async function open(query = "") {
  window = openSearchPage(query);
  window.document.querySelector("#search").dataset.site = "..";
  await import(`../../../overrides/assets/javascripts/search/page.js?${++pages}`);
  await answered();
}

/** Waits until the page has answered. */
async function answered() {
  await later(() => !find("#search-hits").hasAttribute("aria-busy"));
}

/** Waits until something holds. */
async function later(/** @type {() => unknown} */ holds) {
  while (!holds()) await new Promise((resolve) => wait(resolve, 1));
}

const status = () => find("#search-status").textContent;
const shown = () => document.querySelectorAll("#search-hits [data-ref]").length;
const chips = () => texts("#search-chips li");
const focused = () => /** @type {Element} */ (document.activeElement).id;

/** Types a text as a reader does, and waits for the answer to it. */
async function type(/** @type {string} */ text) {
  find("#search-text").focus();
  find("#search-text").value = text;
  send(find("#search-text"), "input");
  await later(() => new URLSearchParams(location.search).get("q") === (text || null));
  await answered();
}

/** Submits the form, as the Enter key does. */
async function submit() {
  send(find("#search-form"), "submit");
  await answered();
}

test("without a question all articles are shown, the newest first", async () => {
  await open();
  assert.equal(status(), `共 ${articles.length} 篇文章，最新的在前`);
  assert.equal(shown(), 10);
  assert.equal(find("#search-sort").value, "newest");
  assert.equal(find("#search-sort [value=relevance]").disabled, true);
  assert.equal(find("#search-retry").hidden, true);
  assert.equal(find(".mw-filters").open, true);
  assert.deepEqual(chips(), []);
});

test("an address is a question, and fills the form", async () => {
  await open("?q=医&source=甲日报&from=2022-12-01&view=issues&sort=oldest");
  assert.equal(find("#search-text").value, "医");
  assert.equal(find("#search-from").value, "2022-12-01");
  assert.equal(find("#search-view").value, "issues");
  assert.equal(find("#search-sort").value, "oldest");
  assert.deepEqual(chips(), ["来源：甲报", "2022年12月1日 起"]);
  assert.ok(find("#search-hits .mw-group"));
  assert.match(status(), /^找到 \d+ 篇文章$/);
});

test("what is typed is answered, and makes one entry of the history", async () => {
  await open();
  const before = history.length;
  await type("医");
  await type("医疗");
  assert.equal(history.length, before + 1);
  assert.equal(location.search, `?q=${encodeURIComponent("医疗")}`);
  assert.equal(find("#search-sort").value, "relevance");
  assert.equal(find("#search-sort [value=relevance]").disabled, false);
  find("#search-sort").value = "oldest";
  send(find("#search-sort"), "change");
  await answered();
  assert.equal(history.length, before + 2);
  assert.match(location.search, /sort=oldest/);
  await type("医");
  assert.equal(history.length, before + 3);
});

test("while a word is composed nothing is asked; when it is done it is", async () => {
  await open();
  find("#search-text").focus();
  find("#search-text").value = "yi";
  pauses.length = 0;
  send(find("#search-text"), "input", { isComposing: true });
  assert.deepEqual(pauses, []);
  find("#search-text").value = "医";
  send(find("#search-text"), "compositionend");
  await later(() => location.search);
});

test("the form is answered at once, and never sent", async () => {
  await open();
  find("#search-text").value = "医";
  assert.equal(send(find("#search-form"), "submit"), false);
  assert.equal(location.search, `?q=${encodeURIComponent("医")}`);
  await answered();
  assert.match(status(), /^找到/);
});

test("the same question again makes no new entry", async () => {
  await open("?q=医");
  const before = history.length;
  await submit();
  assert.equal(history.length, before);
});

test("suggestions are offered for what was typed, and taken with a key", async () => {
  await open();
  await type("第五期");
  await later(() => !find("#search-suggestions").hidden);
  assert.match(find("#search-suggestions").textContent, /第 5 期/);
  const assign = mock.method(window.location, "assign", () => {});
  send(find("#search-text"), "keydown", { key: "ArrowDown" });
  await submit();
  assert.equal(String(assign.mock.calls[0].arguments[0]), `${SITE}issues/5/`);
  assert.equal(find("#search-suggestions").hidden, true);
});

test("a source that is suggested becomes a condition, instead of the words", async () => {
  await open("?from=2022-12-01");
  await type("甲");
  await later(() => !find("#search-suggestions").hidden);
  const source = [...document.querySelectorAll(".mw-suggestion")].find((option) =>
    option.textContent?.startsWith("只看来源"),
  );
  /** @type {HTMLElement} */ (source).click();
  await answered();
  assert.deepEqual(chips(), ["来源：甲报", "2022年12月1日 起"]);
  assert.equal(find("#search-text").value, "");
});

test("an article that is suggested is opened, with a note of what to mark", async () => {
  await open();
  await type("医");
  await later(() => !find("#search-suggestions").hidden);
  const assign = mock.method(window.location, "assign", () => {});
  const article = [...document.querySelectorAll(".mw-suggestion")].find((option) =>
    option.textContent?.startsWith("文章"),
  );
  /** @type {HTMLElement} */ (article).click();
  assert.match(String(assign.mock.calls[0].arguments[0]), /\/issues\/\d+\/#article-\d$/);
  assert.equal(JSON.parse(localStorage.getItem("mediawatch-found") ?? "").text, '标题:"医"');
});

test("Esc closes the suggestions until the text changes", async () => {
  await open();
  await type("第五期");
  await later(() => !find("#search-suggestions").hidden);
  send(find("#search-text"), "keydown", { key: "Escape" });
  assert.equal(find("#search-suggestions").hidden, true);
  await type("第四期");
  await later(() => !find("#search-suggestions").hidden);
  find("#search-text").blur();
  assert.equal(find("#search-suggestions").hidden, true);
});

test("a choice is ticked and unticked, and all conditions are taken back with one button", async () => {
  await open("?q=医&sort=oldest");
  const tick = async (/** @type {string} */ label) => {
    const check = find(`#search-sources [value=${label}]`);
    check.checked = !check.checked;
    const before = location.search;
    send(check, "change");
    await later(() => location.search !== before);
    await answered();
  };
  await tick("甲报");
  await tick("乙网");
  assert.deepEqual(chips(), ["来源：甲报", "来源：乙网"]);
  assert.equal(find("#search-sources [value=甲报]").checked, true);
  await tick("甲报");
  assert.deepEqual(chips(), ["来源：乙网"]);
  find("#search-from").value = "2022-12-01";
  send(find("#search-from"), "change");
  await answered();
  assert.deepEqual(chips(), ["来源：乙网", "2022年12月1日 起"]);
  find("#search-reset").click();
  await answered();
  assert.deepEqual(chips(), []);
  assert.equal(location.search, `?q=${encodeURIComponent("医")}&sort=oldest`);
  assert.equal(find("#search-from").value, "");
  assert.equal(focused(), "search-results-title");
});

test("a source that an address names by its alias is unticked by its entry", async () => {
  await open("?source=甲日报");
  const check = find("#search-sources [value=甲报]");
  assert.equal(check.checked, true);
  check.checked = false;
  send(check, "change");
  await later(() => !location.search);
  await answered();
  assert.deepEqual(chips(), []);
});

test("a month that is clicked becomes the days, and its chip takes it back", async () => {
  await open();
  find("#search-months tbody button").click();
  await answered();
  assert.equal(location.search, "?from=2023-01-01&to=2023-12-31");
  assert.equal(find("#search-to").value, "2023-12-31");
  find("#search-chips button").click();
  await answered();
  assert.equal(location.search, "");
});

test("more hits are shown below, and the reader goes on from the first of them", async () => {
  await open("?sort=oldest");
  const first = find("#search-hits [data-ref]");
  find("#search-more").click();
  find("#search-more").click();
  await later(() => shown() > 10);
  assert.equal(shown(), 20);
  assert.equal(find("#search-hits [data-ref]"), first);
  assert.equal(location.search, "?sort=oldest&show=20");
  assert.equal(document.activeElement, document.querySelectorAll("#search-hits [data-ref]")[10].querySelector("a"));
  assert.match(find("#search-more").textContent, new RegExp(`还有 ${articles.length - 20} 篇`));
  await type("医");
  assert.ok(!location.search.includes("show"));
});

test("where more cannot be had that is said, and the button tries again", async () => {
  await open("?sort=oldest");
  let failing = true;
  asked = serveArchive((name) => (failing && name.startsWith("text/") ? new Response("", { status: 500 }) : undefined));
  find("#search-more").click();
  await later(() => find("#search-more").textContent === "没有取到，再试一次");
  assert.equal(warn.mock.callCount(), 1);
  assert.equal(shown(), 10);
  failing = false;
  find("#search-more").click();
  await later(() => shown() === 20);
});

test("where the index cannot be had that is said, and a button tries again", async () => {
  serveArchive(() => new Response("", { status: 500 }));
  await open("?q=医");
  assert.match(status(), /检索数据没有取到/);
  assert.ok(find("#search-status").classList.contains("mw-failed"));
  assert.equal("total" in find("#search-status").dataset, false);
  assert.equal(find("#search-retry").hidden, false);
  assert.equal(warn.mock.callCount(), 1);
  assert.equal(find("#search-text").value, "医");
  serveArchive();
  find("#search-retry").click();
  await answered();
  assert.match(status(), /^找到/);
  assert.equal(find("#search-retry").hidden, true);
});

test("a page that is too old for the index says so, and nothing helps but to load it anew", async () => {
  serveArchive(() => new Response('{"format": 99}'));
  await open();
  assert.equal(status(), "网站已经更新，请刷新网页。");
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

test("an answer to an older question is never shown", async () => {
  await open();
  /** @type {(() => void)[]} */
  const held = [];
  const { fetch } = globalThis;
  let done = 0;
  pauses.length = 0;
  globalThis.fetch = async (url, options) => {
    if (!String(url).includes("/shards/")) return fetch(url, options);
    await new Promise((resolve) => held.push(() => resolve(null)));
    return fetch(url, options).finally(() => done++);
  };
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
  assert.equal(now, "找到 3 篇文章");
  for (const act of waiting) act(); // the older one has been waited for too long by now
  assert.equal(shown(), 3);
  for (const release of held) release();
  await later(() => done === held.length);
  await new Promise(setImmediate);
  assert.equal(status(), now);
  assert.equal(shown(), 3);
});

test("going back in the history asks the question that stood there", async () => {
  await open("?q=医");
  await type("疗");
  history.replaceState(null, "", "?q=医&source=甲报");
  window.dispatchEvent(new window.Event("popstate"));
  await answered();
  assert.equal(find("#search-text").value, "医");
  assert.deepEqual(chips(), ["来源：甲报"]);
  const files = asked.length;
  window.dispatchEvent(new window.Event("popstate"));
  await answered();
  assert.equal(asked.length, files);
});

test("following a hit keeps the place on the page and leaves a note of the words", async () => {
  await open("?q=医");
  Object.defineProperty(globalThis, "scrollY", { configurable: true, value: 300 });
  send(find(".mw-hit p"), "click");
  assert.equal(history.state, null);
  send(find(".mw-hit a"), "auxclick");
  assert.deepEqual(history.state, { place: 300 });
  assert.equal(JSON.parse(localStorage.getItem("mediawatch-found") ?? "").text, "医");
  assert.equal(JSON.parse(localStorage.getItem("mediawatch-found") ?? "").site, SITE.href);
});

test("a reader who comes back is where the page was left", async () => {
  window = openSearchPage();
  history.replaceState({ place: 300 }, "");
  /** @type {object[]} */
  const places = [];
  Object.defineProperty(globalThis, "scrollTo", {
    configurable: true,
    value: (/** @type {object} */ to) => places.push(to),
  });
  await import(`../../../overrides/assets/javascripts/search/page.js?${++pages}`);
  await answered();
  assert.deepEqual(places, [{ top: 300, behavior: "instant" }]);
  assert.equal(history.state, null);
});

test("a result is saved with what is asked at the time", async () => {
  await open("?q=医");
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = () => {};
  /** @type {string[]} */
  const saved = [];
  window.HTMLAnchorElement.prototype.click = function () {
    saved.push(this.download);
  };
  find("#search-csv").click();
  await later(() => saved.length === 1);
  find("#search-citations").click();
  await later(() => saved.length === 2);
  assert.match(saved.join(), /^检索结果-医-[-\d]+\.csv,引文-医-[-\d]+\.txt$/);
  const total = find("#search-status").dataset.total;
  assert.equal(find("#search-saved").textContent, `已导出“医”的 ${total} 篇。`);
  await type("疗");
  assert.equal(find("#search-saved").textContent, "");
});

test("the way to the results closes the filters where they cover them", async () => {
  await open();
  find("#search-show").click();
  assert.equal(find(".mw-filters").open, true);
  assert.equal(focused(), "search-results-title");
  Object.defineProperty(globalThis, "matchMedia", { configurable: true, value: () => ({ matches: false }) });
  window = openSearchPage();
  Object.defineProperty(globalThis, "matchMedia", { configurable: true, value: () => ({ matches: false }) });
  await import(`../../../overrides/assets/javascripts/search/page.js?${++pages}`);
  await answered();
  assert.equal(find(".mw-filters").open, false);
  find(".mw-filters").open = true;
  find("#search-skip").click();
  assert.equal(find(".mw-filters").open, false);
});
