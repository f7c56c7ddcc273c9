import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { leaveNote, markFound } from "../../../overrides/assets/javascripts/search/highlight.js";
import { serveArchive, SITE } from "../made.js";
import { openWindow } from "../window.js";

const BODY = `
  <p class="lead">健康</p>
  <h2 class="mw-title">关于<b>健</b>康的事</h2>
  <div class="mw-body"><p>一健康，健<i>康</i>。</p><ul><li>健康</li><li><p>里健康</p></li></ul>
    <table><tr><td>表健康</td></tr></table><blockquote><p>引健康</p></blockquote></div>`;

/** @type {any} */
let window;
/** @type {string[]} */
let asked;

mock.timers.enable({ apis: ["Date"], now: 1_000_000 });

beforeEach(() => {
  mock.timers.setTime(1_000_000);
  window = openWindow(BODY, "issues/5/");
  asked = serveArchive();
});

const marked = () => [...document.querySelectorAll("mark")].map((mark) => mark.textContent);

test("what was searched for is marked in titles and bodies, through other elements, and not elsewhere", async () => {
  leaveNote("健康", SITE);
  await markFound();
  assert.deepEqual(marked(), ["健", "康", "健康", "健", "康", "健康", "健康", "健康", "健康"]);
  assert.equal(document.querySelector(".mw-title")?.innerHTML, "关于<b><mark>健</mark></b><mark>康</mark>的事");
  assert.equal(
    document.querySelector(".mw-body p")?.innerHTML,
    "一<mark>健康</mark>，<mark>健</mark><i><mark>康</mark></i>。",
  );
  assert.equal(document.querySelector(".lead")?.innerHTML, "健康");
  assert.deepEqual(asked, []);
});

test("what was asked of titles is marked there alone", async () => {
  leaveNote("标题:健康", SITE);
  await markFound();
  assert.deepEqual(marked(), ["健", "康"]);
});

test("words that share characters are marked, through other elements too, and nothing empty is", async () => {
  document.body.innerHTML = '<h2 class="mw-title">一<b>二</b>三健康复</h2><h2 class="mw-title">健<i>康</i>复</h2>';
  leaveNote("健康 康复", SITE);
  await markFound();
  assert.deepEqual(
    [...document.querySelectorAll(".mw-title")].map((title) => title.innerHTML),
    ["一<b>二</b>三<mark>健</mark><mark>康复</mark>", "<mark>健</mark><i><mark>康</mark></i><mark>复</mark>"],
  );
});

test("a note marks once, and for a minute", async () => {
  leaveNote("健康", SITE);
  assert.ok(localStorage.getItem("mediawatch-found"));
  await markFound();
  document.body.innerHTML = BODY;
  await markFound();
  assert.deepEqual(marked(), []);
  leaveNote("健康", SITE);
  mock.timers.setTime(1_059_999);
  await markFound();
  assert.ok(marked().length);
  document.body.innerHTML = BODY;
  leaveNote("健康", SITE);
  mock.timers.setTime(1_119_999);
  await markFound();
  assert.deepEqual(marked(), []);
});

test("the table of Traditional characters is read where the note or the page needs it", async () => {
  document.body.innerHTML = '<h2 class="mw-title">醫療與医疗</h2>';
  leaveNote("医疗", SITE);
  await markFound();
  assert.deepEqual(marked(), ["醫療", "医疗"]);
  assert.equal(asked.length, 2);
});

test("without a note, or with one that cannot be read, nothing is marked", async () => {
  await markFound();
  localStorage.setItem("mediawatch-found", "{");
  await markFound();
  assert.deepEqual(marked(), []);
  localStorage.setItem("mediawatch-found", "null");
  await markFound();
  assert.deepEqual(marked(), []);
});

test("a browser that keeps nothing marks nothing, and complains of nothing", async () => {
  window.localStorage.setItem = () => {
    throw new Error("no");
  };
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("no");
    },
  });
  leaveNote("健康", SITE);
  await markFound();
  assert.deepEqual(marked(), []);
});

test("where a browser can highlight it does so, and the page stays as it is", async () => {
  /** @type {Map<string, {ranges: Range[]}>} */
  const highlights = new Map();
  Object.defineProperty(globalThis, "CSS", { configurable: true, value: { highlights } });
  Object.assign(globalThis, {
    Highlight: class {
      constructor(/** @type {Range[]} */ ...ranges) {
        this.ranges = ranges;
      }
    },
  });
  leaveNote("健康", SITE);
  await markFound();
  assert.deepEqual(marked(), []);
  assert.deepEqual([...highlights.keys()], ["mw-found"]);
  const { ranges } = /** @type {{ranges: Range[]}} */ (highlights.get("mw-found"));
  assert.deepEqual(
    ranges.map((range) => String(range)),
    Array(7).fill("健康"),
  );
  assert.deepEqual([ranges[1].startOffset, ranges[1].endOffset], [1, 3]);
  assert.equal(ranges[2].endContainer.textContent, "康");
});
