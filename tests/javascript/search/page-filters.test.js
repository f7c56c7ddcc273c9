import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { answered, chips, choose, focused, later, open, type } from "../search_page.js";
import { find, send } from "../window.js";

test("a choice is ticked and unticked, and all conditions are taken back with one button", async () => {
  await open("?q=医&sort=oldest&view=issues");
  await choose("#search-sources [value=甲报]", true);
  await choose("#search-sources [value=乙网]", true);
  assert.deepEqual(chips(), ["来源：甲报", "来源：乙网"]);
  assert.equal(find("#search-sources [value=甲报]").checked, true);
  await choose("#search-sources [value=甲报]", false);
  assert.deepEqual(chips(), ["来源：乙网"]);
  await choose("#search-from", "2022-12-01");
  assert.deepEqual(chips(), ["来源：乙网", "2022年12月1日 起"]);
  const look = find("#search-sources .mw-choices-find");
  look.value = "报";
  find("#search-to").value = "1200-01-01";
  Object.defineProperty(find("#search-to"), "validity", { value: { valid: false } });
  find("#search-reset").click();
  await answered();
  assert.deepEqual(chips(), []);
  assert.equal(look.value, "");
  assert.equal(find("#search-to").value, "");
  assert.equal(location.search, `?q=${encodeURIComponent("医")}&sort=oldest&view=issues`);
  assert.equal(find("#search-from").value, "");
  assert.equal(focused(), "search-results-title");
});

test("a choice that is ticked keeps the focus; a new text closes what was opened of the choices, another choice not", async () => {
  await open("?q=医");
  const look = find("#search-sources .mw-choices-find");
  look.value = "报";
  send(look, "change");
  assert.equal(location.search, `?q=${encodeURIComponent("医")}`);
  find("#search-sources [value=甲报]").focus();
  await choose("#search-sources [value=甲报]", true);
  assert.equal(/** @type {HTMLInputElement} */ (document.activeElement).value, "甲报");
  assert.equal(look.value, "报");
  await type("疗");
  assert.equal(look.value, "");
});

test("a day that is typed makes one entry of the history, and is not said to be wrong until it is left", async () => {
  await open();
  const before = history.length;
  await choose("#search-from", "2022-12-01");
  await choose("#search-from", "2022-12-02");
  assert.equal(history.length, before + 1);
  find("#search-from").value = "2022-12-03";
  send(find("#search-from"), "keyup");
  assert.equal(location.search, "?from=2022-12-03");
  await answered();
  find("#search-from").value = "";
  find("#search-to").value = "2022-12-04";
  send(find("#search-from"), "focusout");
  assert.equal(location.search, "?to=2022-12-04");
  await answered();
  find("#search-text").value = "医";
  send(find("#search-text"), "keyup");
  assert.equal(location.search, "?to=2022-12-04");
});

test("a day that is being typed is not written into its field", async () => {
  await open();
  const written = mock.fn();
  Object.defineProperty(find("#search-from"), "value", { get: () => "2022-12-01", set: written });
  send(find("#search-from"), "keyup");
  assert.equal(location.search, "?from=2022-12-01");
  assert.equal(written.mock.callCount(), 0);
  await answered();
});

test("a field is said to be wrong when it is left", async () => {
  await open();
  Object.defineProperty(find("#search-from"), "validity", { value: { valid: false, badInput: true } });
  send(find("#search-from"), "focusout");
  await later(() => find("#search-from-problem").textContent === "日期不完整，或没有这一天。");
});

test("a field elsewhere on the page is none of the form", async () => {
  await open();
  find("#search").insertAdjacentHTML("afterend", '<input id="elsewhere">');
  find("#search-text").value = "医";
  send(find("#elsewhere"), "change");
  assert.equal(location.search, "");
});

test("a source that an address names by its alias is unticked by its entry", async () => {
  await open("?source=甲日报");
  assert.equal(find("#search-sources [value=甲报]").checked, true);
  await choose("#search-sources [value=甲报]", false);
  assert.equal(location.search, "");
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

test("the way to the results closes the filters where they cover them", async () => {
  await open();
  let scrolled = 0;
  find("#search-results-title").scrollIntoView = () => scrolled++;
  find("#search-show").click();
  assert.equal(scrolled, 1);
  assert.equal(find(".mw-filters").open, true);
  assert.equal(focused(), "search-results-title");
  await open("", () => /** @type {any} */ (globalThis.document.defaultView).happyDOM.setViewport({ width: 800 }));
  assert.equal(find(".mw-filters").open, false);
  find(".mw-filters").open = true;
  find("#search-skip").click();
  assert.equal(find(".mw-filters").open, false);
});
