import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareCodePoints,
  isCharacter,
  mayBeTraditional,
  normalForm,
  splitTokens,
  termTokens,
  tokenSpans,
  trim,
} from "../../../overrides/assets/javascripts/search/text.js";
import { readMadeJson, readSimplified } from "../made.js";

const simplified = await readSimplified();

for (const { typed, normal, tokens } of readMadeJson("cases/text")) {
  test(`${JSON.stringify(typed)} has its normal form and its tokens`, () => {
    assert.equal(normalForm(typed, simplified), normal);
    assert.deepEqual(splitTokens(normalForm(typed, simplified)), tokens);
  });

  if (typed === "ΟΔΟΣ") continue; // a span is lowered alone, and does not know that its Σ ends a word
  test(`spans of ${JSON.stringify(typed)} are its tokens, one behind the other`, () => {
    const spans = tokenSpans(typed, simplified);
    assert.deepEqual(
      spans.map((span) => span.token),
      tokens,
    );
    let last = 0;
    for (const { start, end } of spans) {
      assert.ok(start >= last && end > start, `${start}–${end} after ${last}`);
      last = start;
      assert.ok(end <= typed.length);
    }
  });
}

test("a span says where its token stands in the text as it was written", () => {
  const text = "用 ＡＩ\u200b、醫ⅷ㎏ Cafe\u0301!";
  const spans = tokenSpans(text, simplified).map(({ token, start, end }) => [token, text.slice(start, end)]);
  assert.deepEqual(spans, [
    ["用", "用"],
    ["ai", "ＡＩ"],
    ["|", "、"],
    ["医", "醫"],
    ["viiikg", "ⅷ㎏"],
    ["café", "Cafe\u0301"],
    ["|", "!"],
  ]);
});

test("a mark without a letter before it is a token, as in the index", () => {
  assert.deepEqual(tokenSpans("\u0301医", null), [
    { token: "\u0301", start: 0, end: 1 },
    { token: "医", start: 1, end: 2 },
  ]);
  assert.deepEqual(tokenSpans("\u0301\u0323医", null), [
    { token: "\u0323\u0301", start: 0, end: 2 },
    { token: "医", start: 2, end: 3 },
  ]);
});

test("without the table Traditional characters stay as they are", () => {
  assert.equal(normalForm("醫療ＡＩ", null), "醫療ai");
});

test("a text is Traditional, perhaps, if it has a Chinese character that GB 2312 has not", () => {
  for (const text of ["醫", "健康醫療", "𠮷"]) assert.equal(mayBeTraditional(text), true, text);
  for (const text of ["", "医疗", "〇々", "AI，。", "カード한국", "啊鳌齄"])
    assert.equal(mayBeTraditional(text), false, text);
});

test("what nobody sees goes from both ends, and stays between", () => {
  assert.equal(trim(" \u3000\u200b健 \u200b康\ufeff\n"), "健 \u200b康");
});

test("a term has no breaks at its ends, but keeps those within", () => {
  assert.deepEqual(termTokens("“医疗，ＡＩ”。", null), ["医", "疗", "|", "ai"]);
  for (const term of ["医疗AI", "医疗AI。", "，医疗AI"])
    assert.deepEqual(termTokens(term, null), ["医", "疗", "ai"], term);
  assert.deepEqual(termTokens("医", null), ["医"]);
  assert.deepEqual(termTokens("。，", null), []);
  assert.deepEqual(termTokens("", null), []);
});

test("a single CJK character is told from a word", () => {
  for (const token of ["医", "𠮷", "〇", "カ", "한"]) assert.equal(isCharacter(token), true, token);
  for (const token of ["a", "医疗", "", "|", "3"]) assert.equal(isCharacter(token), false, token);
});

test("strings are ordered by code point, as the index is, and not by UTF-16 unit", () => {
  const ordered = [
    "",
    "A",
    "a",
    "aa",
    "b",
    "医",
    "疗",
    "\ud7fb",
    "\ue000",
    "\ufa0e",
    "\uff21",
    "\u{10000}",
    "𠮷",
    "𠮷a",
    "\u{2a6a5}",
  ];
  for (const [i, one] of ordered.entries()) {
    for (const [j, other] of ordered.entries()) {
      assert.equal(Math.sign(compareCodePoints(one, other)), Math.sign(i - j), `${one} and ${other}`);
    }
  }
});
