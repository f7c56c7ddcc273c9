import assert from "node:assert/strict";
import { test } from "node:test";
import { readMadeJson, serveArchive, SITE } from "../made.js";
import { answered, hold, later, open, shown, submit, type, warn } from "../search_page.js";
import { find, send, texts } from "../window.js";

const articles = readMadeJson("articles");

test("more hits are shown below, and the reader goes on from the first of them", async () => {
  await open("?sort=oldest");
  const first = find("#search-hits [data-ref]");
  find("#search-more").click();
  assert.equal(find("#search-more").getAttribute("aria-disabled"), "true");
  find("#search-more").click();
  await later(() => shown() > 10);
  assert.equal(shown(), 20);
  assert.equal(find("#search-hits [data-ref]"), first);
  assert.equal(location.search, "?sort=oldest&show=20");
  assert.equal(document.activeElement, document.querySelectorAll("#search-hits [data-ref]")[10].querySelector("a"));
  assert.match(find("#search-more").textContent, new RegExp(`还有 ${articles.length - 20}\u00a0篇`));
  await type("医");
  assert.ok(!location.search.includes("show"));
});

test("more issues are shown below the first", async () => {
  await open("?view=issues");
  find("#search-more").click();
  await later(() => shown() > 12);
  assert.equal(shown(), 24);
  assert.equal(new Set(texts(".mw-group-title")).size, 8);
  assert.equal(location.search, "?view=issues&show=22");
  assert.equal(document.activeElement, document.querySelectorAll("#search-hits [data-ref]")[12].querySelector("a"));
});

test("more hits, or that they cannot be had, come too late for a new question", async () => {
  for (const failure of [false, true]) {
    await open("?sort=oldest");
    const { held, release } = hold("/text/");
    find("#search-more").click();
    await later(() => held.length);
    find("#search-text").value = "标题:没有";
    send(find("#search-form"), "submit");
    await answered();
    await release(failure);
    assert.equal(shown(), 0);
    assert.ok(!location.search.includes("show"));
    assert.notEqual(find("#search-more").textContent, "没有取到，再试一次");
  }
});

test("where more cannot be had that is said, and the button tries again", async () => {
  await open("?sort=oldest");
  let failing = true;
  serveArchive((name) => (failing && name.startsWith("text/") ? new Response("", { status: 500 }) : undefined));
  find("#search-more").click();
  find("#search-more").click();
  await later(() => find("#search-more").textContent === "没有取到，再试一次");
  assert.equal(warn.mock.callCount(), 1);
  assert.equal(shown(), 10);
  assert.equal(location.search, "?sort=oldest");
  await later(() => find("#search-spoken").textContent === "没有取到");
  failing = false;
  find("#search-more").click();
  await later(() => shown() === 20);
});

test("following a hit keeps the place on the page and leaves a note of the words", async () => {
  await open("?q=医");
  Object.defineProperty(globalThis, "scrollY", { configurable: true, value: 300 });
  send(find(".mw-hit p"), "click");
  assert.equal(history.state, null);
  assert.equal(localStorage.getItem("mediawatch-found"), null);
  send(find(".mw-hit a"), "auxclick");
  assert.deepEqual(history.state, { place: 300 });
  assert.equal(JSON.parse(localStorage.getItem("mediawatch-found") ?? "").text, "医");
  assert.equal(JSON.parse(localStorage.getItem("mediawatch-found") ?? "").site, SITE.href);
  await open("?q=+");
  send(find(".mw-hit a"), "click");
  assert.deepEqual(history.state, { place: 0 });
  assert.equal(localStorage.getItem("mediawatch-found"), null);
});

test("a reader who comes back is where the page was left", async () => {
  /** @type {object[]} */
  const places = [];
  await open("?q=医", () => {
    history.replaceState({ place: 300 }, "");
    Object.defineProperty(globalThis, "scrollTo", {
      configurable: true,
      value: (/** @type {object} */ to) => places.push(to),
    });
  });
  assert.deepEqual(places, [{ top: 300, behavior: "instant" }]);
  assert.equal(history.state, null);
  history.replaceState({}, "");
  await submit();
  await type("疗");
  assert.equal(places.length, 1);
});

test("a result is saved with what is asked at the time", async () => {
  const window = await open("?q=医");
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
  assert.equal(find("#search-saved").textContent, `已导出“医”的 ${total}\u00a0篇。`);
  await type("疗");
  assert.equal(find("#search-saved").textContent, "");
});
