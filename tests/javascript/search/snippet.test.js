import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery } from "../../../overrides/assets/javascripts/search/query.js";
import { findMarks, highlight, snippet, visibleItems } from "../../../overrides/assets/javascripts/search/snippet.js";

/** @typedef {import("../../../overrides/assets/javascripts/search/snippet.js").Piece} Piece */

/** The items of a query that are to be seen in a body. @param {string} query */
const items = (query) => visibleItems(parseQuery(query, null), "body");

/** Writes pieces with brackets around what is marked. @param {Piece[]} pieces */
const written = (pieces) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

/** @param {string} query @param {...string} blocks */
const shown = (query, ...blocks) => written(snippet(blocks, items(query), null));

/** @param {string} query @param {string} text */
const marked = (query, text) => written(highlight(text, items(query), null));

test("what is excluded, or asked of source and issue, is not to be seen; what is asked of titles, in titles only", () => {
  const groups = parseQuery("健康|医疗 -数据 标题:卫生 来源:新华网 期:523", null);
  const tokens = (/** @type {"title" | "body"} */ where) =>
    visibleItems(groups, where).map((item) => item.tokens.join(""));
  assert.deepEqual(tokens("body"), ["健康", "医疗"]);
  assert.deepEqual(tokens("title"), ["健康", "医疗", "卫生"]);
});

test("every place of every item is marked, as it was written", () => {
  assert.equal(marked("医疗 ai", "医疗ＡＩ，医疗"), "[医疗][ＡＩ]，[医疗]");
  assert.equal(marked("健康", "无"), "无");
  assert.equal(marked("健康", ""), "");
  assert.equal(marked("健康", "，健康"), "，[健康]");
});

test("marks that overlap or touch stand next to each other, each character once", () => {
  assert.equal(marked("人工智能 智能化", "人工智能化了"), "[人工智能][化]了");
  assert.equal(marked("人工 人工智能", "人工智能"), "[人工智能]");
  assert.deepEqual(highlight("人工智能", items("人工智能 智能"), null), [{ text: "人工智能", marked: true }]);
});

test("pieces are marked or not, and none is empty", () => {
  assert.deepEqual(highlight("甲医疗乙", items("医疗"), null), [
    { text: "甲", marked: false },
    { text: "医疗", marked: true },
    { text: "乙", marked: false },
  ]);
  assert.deepEqual(highlight("医疗", items("医疗"), null), [{ text: "医疗", marked: true }]);
});

test("marks come in the order of the text, the longer first, each with its item", () => {
  assert.deepEqual(findMarks(["人工智能与人工"], items("人工 人工智能"), null), [
    { start: 0, end: 4, item: 1 },
    { start: 0, end: 2, item: 0 },
    { start: 5, end: 7, item: 0 },
  ]);
  assert.deepEqual(findMarks(["人工"], [], null), []);
});

test("a phrase may cross a mark, but not from one block into the next unless it asks for a mark", () => {
  const blocks = ["人工", "智能"];
  assert.deepEqual(findMarks(blocks, items("人工智能"), null), []);
  assert.deepEqual(findMarks(blocks, items("“人工，智能”"), null), [{ start: 0, end: 5, item: 0 }]);
  assert.deepEqual(findMarks(["人工 智能"], items("人工智能"), null), [{ start: 0, end: 5, item: 0 }]);
});

test("marks at the end of a block and its end are one break", () => {
  const blocks = ["人工。", "智能", "。健康"];
  assert.deepEqual(findMarks(blocks, items("“人工，智能，健康”"), null), [{ start: 0, end: 10, item: 0 }]);
  assert.deepEqual(findMarks(blocks, items("健康"), null), [{ start: 8, end: 10, item: 0 }]);
});

test("a short text is shown whole, its blocks with a space between", () => {
  assert.equal(shown("医疗", "关于医疗。", "完"), "关于[医疗]。 完");
  assert.equal(shown("", "关于。", "完"), "关于。 完");
  assert.equal(shown("医疗"), "");
});

test("a long text without a mark begins at its beginning and is cut after 120 characters", () => {
  assert.equal(shown("医疗", "文".repeat(120)), "文".repeat(120));
  assert.equal(shown("医疗", "文".repeat(121)), `${"文".repeat(120)}…`);
});

test("what is found stands 30 characters behind the beginning of what is shown", () => {
  const text = `${"前".repeat(100)}医疗${"后".repeat(100)}`;
  assert.equal(shown("医疗", text), `…${"前".repeat(30)}[医疗]${"后".repeat(88)}…`);
  assert.equal(shown("医疗", text.slice(70)), `${"前".repeat(30)}[医疗]${"后".repeat(88)}…`);
  assert.equal(shown("医疗", text.slice(69)), `…${"前".repeat(30)}[医疗]${"后".repeat(88)}…`);
});

test("the part with the most different words is shown, then the one with the most of them, then the first", () => {
  const gap = "间".repeat(200);
  assert.match(shown("医疗 数据", `医疗医疗医疗${gap}数据与医疗`), /^…间{30}\[数据\]与\[医疗\]$/);
  assert.match(shown("医疗", `医疗${gap}医疗、医疗`), /^…间{30}\[医疗\]、\[医疗\]$/);
  assert.match(shown("医疗", `医疗${gap}医疗`), /^\[医疗\]间{118}…$/);
});

test("words that no part has all have a part each, which share the length", () => {
  const gap = (/** @type {string} */ of) => of.repeat(200);
  const text = `医疗${gap("甲")}数据${gap("乙")}健康${gap("丙")}`;
  assert.equal(shown("医疗 数据", text), `[医疗]${"甲".repeat(58)}…${"甲".repeat(15)}[数据]${"乙".repeat(43)}…`);
  assert.equal(
    shown("健康 医疗 数据", text),
    `[医疗]${"甲".repeat(38)}…${"甲".repeat(10)}[数据]${"乙".repeat(28)}…${"乙".repeat(10)}[健康]${"丙".repeat(28)}…`,
  );
  assert.match(shown("医疗 数据 健康", `医疗${gap("甲")}数据与健康`), /^\[医疗\]甲{58}…甲{15}\[数据\]与\[健康\]$/);
  assert.doesNotMatch(shown("医疗 无", text), /….+…/);
});

test("of many words each has a part of at least thirty characters", () => {
  const words = [..."甲乙丙丁戊己庚辛"].map((stem) => `${stem}子`);
  const text = words.map((word) => word + "间".repeat(100)).join("");
  const parts = shown(words.join(" "), text).slice(0, -1).split("…");
  assert.deepEqual(parts.map((part) => /\[(.*)\]/.exec(part)?.[1]), words); // prettier-ignore
  assert.ok(parts.every((part) => part.replace(/[[\]]/g, "").length === 30));
});

test("parts that touch are one", () => {
  const text = `${"前".repeat(40)}医疗${"间".repeat(95)}数据${"后".repeat(99)}`;
  assert.match(
    shown("医疗 数据", text.replace("间".repeat(95), "间".repeat(50))),
    /^…前{30}\[医疗\]间{50}\[数据\]后{36}…$/,
  );
  assert.match(shown("医疗 数据", text), /^…前{15}\[医疗\]间{43}…间{15}\[数据\]后{43}…$/);
  assert.match(shown("医疗 数据", text.slice(40)), /^\[医疗\]间{95}\[数据\]后{21}…$/);
});

test("only what can be shown together counts together", () => {
  const at = (/** @type {number} */ gap) =>
    shown("医疗 数据", `医疗${"前".repeat(200)}医疗${"间".repeat(gap)}数据${"后".repeat(99)}`);
  assert.match(at(86), /^…前{30}\[医疗\]间{86}\[数据\]…$/);
  assert.match(at(87), /^\[医疗\]前{58}…间{15}\[数据\]后{43}…$/);
});

test("a mark that the beginning would cut is shown from its own beginning", () => {
  const phrase = `${"甲乙丙丁戊己庚辛壬癸".repeat(8)}甲乙丙丁戊`;
  const text = `${"前".repeat(100)}${phrase}医疗间间数据健康`;
  assert.equal(shown(`${phrase} 医疗 数据 健康`, text), `…[${phrase}][医疗]间间[数据][健康]`);
});

test("a mark that ends where what is shown begins is left out", () => {
  const text = `${"前".repeat(50)}健康${"间".repeat(30)}医疗${"中".repeat(76)}健康健康`;
  assert.equal(shown("医疗 健康", text), `…${"间".repeat(30)}[医疗]${"中".repeat(76)}[健康][健康]`);
});

test("a mark that goes over the end is shown to its end, if it is not longer than the part again", () => {
  const phrase = "甲乙丙丁戊己庚辛壬癸".repeat(6);
  assert.match(
    shown(`医疗 ${phrase}`, `医疗医疗${"间".repeat(96)}${phrase}后后`),
    /^\[医疗\]\[医疗\]间{96}\[[^\]]{60}\]…$/,
  );
  const longer = "甲乙丙丁戊己庚辛壬癸".repeat(30);
  const pieces = snippet([`${longer}后`], items(longer), null);
  assert.equal(pieces[0].text.length, 240);
  assert.deepEqual(pieces.slice(1), [{ text: "…", marked: false }]);
});

test("a mark that begins where what is shown ends is left out", () => {
  assert.equal(shown("医疗", `医疗${"间".repeat(118)}医疗`), `[医疗]${"间".repeat(118)}…`);
});

test("what is longer than what is looked at around it is still found", () => {
  const phrase = "甲乙丙丁戊己庚辛壬癸".repeat(10);
  assert.equal(shown(phrase, `${"前".repeat(200)}${phrase}后`), `…${"前".repeat(30)}[${phrase}]…`);
});

for (const character of ["\u{20000}", "\u{203ff}", "𠮷"]) {
  test(`no character outside the basic plane is cut in two: ${character}`, () => {
    const text = `${character.repeat(100)}前医疗${character.repeat(100)}`;
    assert.equal(shown("医疗", text), `…${character.repeat(15)}前[医疗]${character.repeat(43)}…`);
    assert.equal(shown("医疗", `前${text}`), `…${character.repeat(15)}前[医疗]${character.repeat(43)}…`);
  });
}

test("characters at the end of the basic plane are not taken for halves of others", () => {
  assert.equal(
    shown("医疗", `${"，".repeat(99)}医疗${"，".repeat(99)}`),
    `…${"，".repeat(30)}[医疗]${"，".repeat(88)}…`,
  );
});

test("Traditional writing is found by Simplified words where the table is at hand", () => {
  const simplified = new Map([["醫", "医"]]);
  assert.equal(written(highlight("醫疗", items("医疗"), simplified)), "[醫疗]");
  assert.equal(written(snippet(["醫疗"], items("医疗"), simplified)), "[醫疗]");
  assert.equal(written(highlight("醫疗", items("医疗"), null)), "醫疗");
});
