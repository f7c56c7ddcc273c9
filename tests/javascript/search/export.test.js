import assert from "node:assert/strict";
import { test } from "node:test";
import { writeCitations, writeCsv } from "../../../overrides/assets/javascripts/search/export.js";
import { readMadeJson } from "../made.js";

const SITE = new URL("https://archive.test/path/");
const CARD = {
  ref: "523-10",
  title: "标题",
  source: "新华网",
  date: "2023-06-07",
  url: "https://example.org/1",
  sections: ["全国范围"],
  keywords: ["云", "=网"],
  isNews: true,
};

test("a result is written as CSV, each cell quoted, for Excel", () => {
  assert.equal(
    writeCsv([CARD], SITE),
    '\ufeff"期号","篇序","日期","来源","标题","栏目","关键词","原文","本站"\r\n' +
      '"523","10","2023-06-07","新华网","标题","全国范围","云、=网","https://example.org/1","https://archive.test/path/issues/523/#article-10"\r\n',
  );
});

for (const { text, cell } of readMadeJson("cases/cells")) {
  test(`${JSON.stringify(text)} in a cell is taken for no formula, and ends where it ends`, () => {
    const [, row] = writeCsv([{ ...CARD, title: text }], SITE).split("\r\n");
    assert.ok(row.includes(`,"新华网",${cell},"全国范围",`), row);
  });
}

test("citations are numbered and name the original, or the archive where there is none", () => {
  assert.equal(
    writeCitations([CARD, { ...CARD, url: "", isNews: false }], SITE, "2026-01-31"),
    "\ufeff[1] 标题[N/OL]. 新华网，2023-06-07. https://example.org/1.\r\n" +
      "[2] 新华网. 标题[EB/OL]. （2023-06-07）[2026-01-31]. https://archive.test/path/issues/523/#article-10.\r\n",
  );
});
