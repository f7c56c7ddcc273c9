import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { readMadeJson, serveArchive, SITE } from "../made.js";
import { answered, chips, choose, hold, later, open, submit, type, write } from "../search_page.js";
import { find, send } from "../window.js";

/** Milliseconds after which what is typed is asked for. */
const PAUSE = 150;

test("what is typed is answered, and makes one entry of the history", async () => {
  await open();
  const before = history.length;
  await type("医");
  await type("医疗");
  assert.equal(history.length, before + 1);
  assert.equal(location.search, `?q=${encodeURIComponent("医疗")}`);
  assert.equal(find("#search-sort").value, "relevance");
  assert.equal(find("#search-sort [value=relevance]").disabled, false);
  await choose("#search-sort", "oldest");
  assert.equal(history.length, before + 2);
  assert.match(location.search, /sort=oldest/);
  await type("医");
  assert.equal(history.length, before + 3);
});

test("while a word is composed nothing is asked; when it is done it is", async ({ mock: { timers } }) => {
  await open();
  timers.enable({ apis: ["setTimeout"] });
  write("a");
  timers.tick(PAUSE - 1);
  write("ayi", { isComposing: true });
  timers.tick(PAUSE);
  assert.equal(location.search, "");
  write("a医"); // some browsers tell of the last input before the end, some after it
  timers.tick(PAUSE - 1);
  send(find("#search-text"), "compositionend");
  timers.tick(PAUSE - 1);
  assert.equal(location.search, "");
  timers.tick(1);
  assert.equal(location.search, `?q=${encodeURIComponent("a医")}`);
});

test("what is typed is asked for after a pause, once", async ({ mock: { timers } }) => {
  await open();
  timers.enable({ apis: ["setTimeout"] });
  const before = history.length;
  for (const text of ["医", "医疗"]) {
    write(text);
    timers.tick(PAUSE - 1);
  }
  assert.equal(location.search, "");
  timers.tick(1);
  assert.equal(location.search, `?q=${encodeURIComponent("医疗")}`);
  assert.equal(history.length, before + 1);
});

test("what is sent is asked for at once, and not again after the pause", async ({ mock: { timers } }) => {
  await open();
  timers.enable({ apis: ["setTimeout"] });
  write("疗");
  send(find("#search-form"), "submit");
  assert.equal(location.search, `?q=${encodeURIComponent("疗")}`);
  find("#search-text").value = "医";
  timers.tick(PAUSE);
  assert.equal(location.search, `?q=${encodeURIComponent("疗")}`);
});

test("going back within the pause asks what stood there, whatever a field can show of it", async (context) => {
  const window = await open();
  context.mock.timers.enable({ apis: ["setTimeout"] });
  write("疗");
  history.replaceState(null, "", "?q=a%0Ab");
  window.dispatchEvent(new window.Event("popstate"));
  assert.equal(find("#search-text").value, "ab");
  context.mock.timers.tick(PAUSE);
  assert.equal(location.search, "?q=a%0Ab");
});

test("a text that is typed and taken back within the pause is still the same entry", async ({ mock: { timers } }) => {
  await open();
  timers.enable({ apis: ["setTimeout"] });
  const before = history.length;
  for (const text of ["医", "医", "医疗"]) {
    write(text);
    timers.tick(PAUSE);
  }
  assert.equal(location.search, `?q=${encodeURIComponent("医疗")}`);
  assert.equal(history.length, before + 1);
});

test("leaving the box is no change of the form", async () => {
  await open();
  find("#search-text").value = "医";
  send(find("#search-text"), "change");
  assert.equal(location.search, "");
});

/**
 * Types what has a suggestion, and lets it come. All that it needs but the shards is there, so it comes with the answer.
 * @param {{early?: () => void, late?: () => void}} acts done before and after the pause
 */
async function typeAnd({ early = () => {}, late = () => {} }) {
  await open("?source=甲报");
  const { held, release } = hold("/shards/");
  write("第五期");
  early();
  await later(() => held.length);
  late();
  await release();
  await answered();
}

test("suggestions come with the answer", async () => {
  await typeAnd({});
  assert.equal(find("#search-suggestions").hidden, false);
});

for (const [says, act] of /** @type {[string, () => void][]} */ ([
  ["the box has been left", () => find("#search-text").blur()],
  ["they have been closed", () => void send(find("#search-text"), "keydown", { key: "Escape" })],
  ["the form has been sent", () => void send(find("#search-form"), "submit")],
])) {
  test(`suggestions that would come when ${says} are not shown`, async () => {
    for (const acts of [{ early: act }, { late: act }]) {
      await typeAnd(acts);
      assert.equal(find("#search-suggestions").hidden, true);
    }
  });
}

test("suggestions that come when the text has changed are not shown", async () => {
  await typeAnd({ late: () => (find("#search-text").value = "疗") });
  assert.equal(find("#search-suggestions").hidden, true);
});

test("a word that is done by leaving the box is asked for, and nothing suggested", async () => {
  await typeAnd({
    early() {
      find("#search-text").blur();
      send(find("#search-text"), "compositionend");
    },
  });
  assert.equal(new URLSearchParams(location.search).get("q"), "第五期");
  assert.equal(find("#search-suggestions").hidden, true);
});

test("where suggestions cannot be had those for an older text go", async () => {
  await open();
  await type("第五期");
  await later(() => !find("#search-suggestions").hidden);
  serveArchive(() => new Response("", { status: 500 }));
  await type("医");
  await later(() => find("#search-suggestions").hidden);
});

test("suggestions are offered for what was typed, and taken with a key", async () => {
  const window = await open();
  await type("第五期");
  await later(() => !find("#search-suggestions").hidden);
  assert.match(find("#search-suggestions").textContent, /第 5 期/);
  const assign = mock.method(window.location, "assign", () => {});
  write("第四期"); // for which there is nothing yet
  send(find("#search-text"), "keydown", { key: "ArrowDown" });
  assert.equal(find("#search-text").hasAttribute("aria-activedescendant"), false);
  await later(() => /第 4 期/.test(find("#search-suggestions").textContent));
  send(find("#search-text"), "keydown", { key: "ArrowDown" });
  await submit();
  assert.equal(String(assign.mock.calls[0].arguments[0]), `${SITE}issues/4/`);
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
  const window = await open();
  const article = readMadeJson("articles").find((/** @type {{title: string}} */ { title }) => /^AImachine/.test(title));
  const [issue, place] = article.ref.split("-");
  assert.ok(issue > 9);
  await type(" AImachine ");
  await later(() => !find("#search-suggestions").hidden);
  const assign = mock.method(window.location, "assign", () => {});
  find(".mw-suggestion").click();
  assert.equal(String(assign.mock.calls[0].arguments[0]), `${SITE}issues/${issue}/#article-${place}`);
  assert.equal(JSON.parse(localStorage.getItem("mediawatch-found") ?? "").text, '标题:"AImachine"');
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
