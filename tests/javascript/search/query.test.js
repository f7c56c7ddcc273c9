import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BACKWARDS,
  cover,
  issueNumber,
  LIMIT,
  parseDay,
  parseQuery,
  placesOf,
  QueryError,
  UnreadableError,
} from "../../../overrides/assets/javascripts/search/query.js";
import { splitTokens } from "../../../overrides/assets/javascripts/search/text.js";
import { readMadeJson, readSimplified } from "../made.js";

const simplified = await readSimplified();

/** Writes an item as the cases do. @param {import("../../../overrides/assets/javascripts/search/query.js").Item} item */
const written = ({ field, tokens, prefix, excluded }) =>
  (excluded ? "-" : "") + (field && `${field}:`) + tokens.join(" ") + (prefix ? "*" : "");

for (const { typed, groups, error } of readMadeJson("cases/query")) {
  test(`${JSON.stringify(typed)} is ${error ?? "read as groups of items"}`, () => {
    if (error) assert.throws(() => parseQuery(typed, simplified), UnreadableError);
    else
      assert.deepEqual(
        parseQuery(typed, simplified).map((group) => group.map(written)),
        groups,
      );
  });
}

test("a query of more than 500 characters is refused, however many units they have", () => {
  assert.equal(parseQuery("𠮷".repeat(LIMIT), null).length, 1);
  assert.throws(() => parseQuery("健".repeat(LIMIT + 1), null), { constructor: QueryError, message: /500/ });
});

test("a refused query says in words what is wrong", () => {
  assert.throws(() => parseQuery("。", null), { message: /没有可检索的文字/ });
  assert.match(BACKWARDS, /晚于/);
  assert.throws(() => parseDay("2023-2-1"), { constructor: QueryError, message: /“2023-2-1”不是日期/ });
});

test("only a star right after a last word asks for what begins so", () => {
  const prefix = (/** @type {string} */ typed) => parseQuery(typed, null)[0][0].prefix;
  assert.deepEqual(["AI*", "“医疗AI*”", "AI", "AI。", "AI。*", "医*", "AI**"].map(prefix), [
    ...[true, true, false, false, false, false, false],
  ]);
});

test("an item keeps its text as it was typed, without its quotes", () => {
  assert.equal(parseQuery("标题:“人工 智能 ”", null)[0][0].text, "人工 智能");
  assert.equal(parseQuery("-ＡＩ*", null)[0][0].text, "AI*");
});

test("the field 期 takes a number in any way of writing it", () => {
  const number = (/** @type {string} */ typed) => issueNumber(parseQuery(typed, null)[0][0]);
  for (const typed of ["期:523", "期:第五二三期", "期:“-523。”", "期:523."]) assert.equal(number(typed), 523, typed);
  for (const typed of ["期:“--523。。”", "期:“，，第523期！！”"]) assert.equal(number(typed), 523, typed);
  assert.equal(number("期:健康"), null);
  assert.equal(number("期:5-23"), null);
  assert.equal(number("期:第五○二期。"), 502);
});

test("pairs cover every token, and the last pair ends with the last token", () => {
  assert.deepEqual([2, 3, 4, 5, 6].map(cover), [[0], [0, 1], [0, 2], [0, 2, 3], [0, 2, 4]]);
});

test("an item stands wherever its tokens stand in a row", () => {
  const [[whole], [begun], [excluded]] = parseQuery("医疗 “医疗AI*” -疗", null);
  const places = (/** @type {string} */ text, item = whole) => placesOf(splitTokens(text), item);
  assert.deepEqual(places("医疗与医疗"), [0, 3]);
  assert.deepEqual(places("医疗医"), [0]);
  assert.deepEqual(places("医，疗"), []);
  assert.deepEqual(places("与疗"), []);
  assert.deepEqual(places("医疗aids 医疗ai，医疗a 医院ai", begun), [0, 3]);
  assert.deepEqual(places("医疗，", begun), []);
  assert.deepEqual(places("医疗aids", { ...begun, prefix: false }), []);
  assert.deepEqual(places("医疗", excluded), [1]);
});

test("a day is read as days since 1970", () => {
  assert.equal(parseDay("1970-01-02"), 1);
  assert.equal(parseDay("1969-12-31"), -1);
  assert.equal(parseDay("2024-02-29"), 19782);
  for (const nothing of ["", null, undefined]) assert.equal(parseDay(nothing), null);
});

for (const value of ["2023-02-29", "2023-13-01", "0000-01-01", "2023-6-1", "20230601", "x2023-06-01", "2023-06-01x"]) {
  test(`${value} is no day`, () => assert.throws(() => parseDay(value), QueryError));
}

test("the first year is one", () => assert.ok(parseDay("0001-01-01")));
