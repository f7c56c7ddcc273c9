import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { SITE } from "../made.js";
import { answered, chips, choose, hold, later, open, pauses, submit, type } from "../search_page.js";
import { find, send } from "../window.js";

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

test("what is typed is asked for after a pause, once", async () => {
  await open();
  pauses.length = 0;
  const before = history.length;
  for (const text of ["医", "医疗"]) {
    find("#search-text").value = text;
    send(find("#search-text"), "input");
  }
  assert.deepEqual(
    pauses.map(({ pause }) => pause),
    [150, 150],
  );
  assert.equal(location.search, "");
  find("#search-text").value = "疗";
  send(find("#search-form"), "submit");
  await answered();
  find("#search-text").value = "医";
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(location.search, `?q=${encodeURIComponent("疗")}`);
  assert.equal(history.length, before + 1);
});

test("leaving the box is no change of the form", async () => {
  await open();
  find("#search-text").value = "医";
  send(find("#search-text"), "change");
  assert.equal(location.search, "");
});

for (const [says, act] of /** @type {[string, () => void][]} */ ([
  ["the box has been left", () => find("#search-text").blur()],
  ["they have been closed", () => void send(find("#search-text"), "keydown", { key: "Escape" })],
  ["the text has changed", () => (find("#search-text").value = "疗")],
])) {
  test(`suggestions that come when ${says} are not shown`, async () => {
    await open();
    const { held, release } = hold("/shards/");
    find("#search-text").focus();
    find("#search-text").value = "医";
    send(find("#search-text"), "input");
    await later(() => held.length);
    act();
    await release();
    await answered();
    assert.equal(find("#search-suggestions").hidden, true);
  });
}

test("suggestions are offered for what was typed, and taken with a key", async () => {
  const window = await open();
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
  const window = await open();
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
