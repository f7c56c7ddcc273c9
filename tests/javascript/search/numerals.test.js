import assert from "node:assert/strict";
import { test } from "node:test";
import { readIssueNumber, readNumber } from "../../../overrides/assets/javascripts/search/numerals.js";
import { readMadeJson } from "../made.js";

for (const { typed, number } of readMadeJson("cases/numerals")) {
  test(`${JSON.stringify(typed)} is ${number === null ? "no issue" : `issue ${number}`}`, () => {
    assert.equal(readIssueNumber(typed), number);
  });
}

/** @type {[string, number | null][]} */
const NUMBERS = [
  ["0", 0],
  ["999999", 999999],
  ["1000000", null],
  ["五二三", 523],
  ["二〇零○", 2000],
  ["两百", 200],
  ["十", 10],
  ["十五", 15],
  ["二十", 20],
  ["一百零五", 105],
  ["一千二百三十四", 1234],
  ["一千零五十", 1050],
  ["百", null],
  ["一百百", null],
  ["一百千", null],
  ["一百二百", null],
  ["二三十", null],
  ["一百十五", null],
  ["十健", null],
  ["-5", null],
  ["", null],
];

for (const [text, number] of NUMBERS) {
  test(`${JSON.stringify(text)} is read as ${number}`, () => assert.equal(readNumber(text), number));
}

test("an issue may be named with 第 or with 期 alone", () => {
  assert.equal(readIssueNumber("第五二三"), 523);
  assert.equal(readIssueNumber("五二三期"), 523);
  assert.equal(readIssueNumber("第 523"), 523);
});

test("what is more than the name of an issue names none", () => {
  for (const text of ["见第523期", "第523期起", "1234567", "第一二三四五六七八九一二三四期"]) {
    assert.equal(readIssueNumber(text), null, text);
  }
});
