import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  emptyDays,
  fillDays,
  isDayField,
  readDays,
  showDayProblems,
} from "../../../../overrides/assets/javascripts/search/page/days.js";
import { find, openSearchPage } from "../../window.js";

/** @typedef {{value: string, validity: {valid: boolean, badInput: boolean}}} Field */

/** @type {HTMLInputElement} */
let from;
/** @type {HTMLInputElement} */
let to;

const NONE = { from: "", to: "" };
const DAYS = { from: "2023-02-01", to: "2023-03-01" };

beforeEach(() => {
  openSearchPage();
  from = find("#search-from");
  to = find("#search-to");
  fillDays(NONE);
});

/** Lets a field say what a browser says of one in which a date is incomplete, or out of its range. */
const say = (/** @type {HTMLInputElement} */ field, /** @type {object} */ validity) =>
  Object.defineProperty(field, "validity", {
    configurable: true,
    value: { valid: false, badInput: false, ...validity },
  });

/** What is said to be wrong with each field. */
const problems = (/** @type {{from: string, to: string}} */ days) => {
  showDayProblems(days);
  return [from, to].map((field) => {
    const line = find(`#${field.id}-problem`);
    assert.equal(line.hidden, !line.textContent);
    assert.equal(field.getAttribute("aria-invalid"), line.textContent ? "true" : null);
    return line.textContent;
  });
};

test("the two fields are known", () => {
  assert.ok(isDayField(from) && isDayField(to));
  assert.equal(isDayField(find("#search-text")), false);
});

test("fields are filled, read and emptied", () => {
  fillDays(DAYS);
  assert.deepEqual([from.value, to.value], ["2023-02-01", "2023-03-01"]);
  assert.deepEqual(readDays(NONE), DAYS);
  emptyDays();
  assert.deepEqual(readDays(DAYS), NONE);
  fillDays(NONE);
  assert.deepEqual([from.value, to.value], ["", ""]);
});

test("what is no day is not shown in a field, and stays in the state", () => {
  fillDays({ from: "gestern", to: "2023-03-01" });
  assert.equal(from.value, "");
  assert.deepEqual(readDays({ from: "gestern", to: "" }), { from: "gestern", to: "2023-03-01" });
  from.value = "2023-02-01";
  assert.deepEqual(readDays({ from: "gestern", to: "" }), DAYS);
});

test("a date in the making does not change the state, and is not overwritten unless the state changes", () => {
  fillDays(DAYS);
  from.value = "";
  say(from, { badInput: true });
  assert.deepEqual(readDays(DAYS), DAYS);
  fillDays(DAYS);
  assert.equal(from.value, "");
  fillDays({ ...DAYS, from: "2023-02-02" });
  assert.equal(from.value, "2023-02-02");
});

test("a valid field is filled also where the state is as before", () => {
  fillDays(DAYS);
  from.value = "2020-01-01";
  fillDays(DAYS);
  assert.equal(from.value, "2023-02-01");
});

test("good days, open or not, are no problem", () => {
  assert.deepEqual(problems(NONE), ["", ""]);
  assert.deepEqual(problems(DAYS), ["", ""]);
  assert.deepEqual(problems({ from: "2023-02-01", to: "2023-02-01" }), ["", ""]);
  assert.deepEqual(problems({ from: "2023-02-01", to: "" }), ["", ""]);
});

test("days that are the wrong way round are said at both", () => {
  assert.deepEqual(problems({ from: "2023-03-01", to: "2023-02-01" }), ["晚于结束日期。", "早于开始日期。"]);
  assert.deepEqual(problems({ from: "x", to: "2023-02-01" }), ["“x”不是日期。", ""]);
});

test("what an address has that is no day is said, unless a day stands there now", () => {
  assert.deepEqual(problems({ from: "", to: "2023-02-30" }), ["", "“2023-02-30”不是日期。"]);
  to.value = "2023-02-01";
  assert.deepEqual(problems({ from: "", to: "2023-02-30" }), ["", ""]);
});

test("an incomplete date, or one out of range, is said when the field has been left", () => {
  say(from, { badInput: true });
  say(to, {});
  from.focus();
  assert.deepEqual(problems(NONE), ["", "请填 1900 年到 2199 年之间的日期。"]);
  to.focus();
  assert.deepEqual(problems(NONE), ["日期不完整，或没有这一天。", ""]);
});

test("a problem that is mended is said no more", () => {
  problems({ from: "2023-03-01", to: "2023-02-01" });
  assert.deepEqual(problems(DAYS), ["", ""]);
});

test("a page just opened does not overwrite the date in the making that the browser kept", async () => {
  const path = "../../../../overrides/assets/javascripts/search/page/days.js";
  const fresh = await import(`${path}?fresh`);
  for (const field of [from, to]) {
    field.value = "2020-01-01";
    say(field, { badInput: true });
  }
  fresh.fillDays(NONE);
  assert.deepEqual([from.value, to.value], ["2020-01-01", "2020-01-01"]);
});
