import assert from "node:assert/strict";
import { before, test } from "node:test";
import { openArchive } from "../../../overrides/assets/javascripts/search/engine.js";
import {
  countTrends,
  daysOf,
  findMonths,
  periodText,
  shareText,
  yearsOf,
} from "../../../overrides/assets/javascripts/trends/count.js";
import { readMadeJson, serveArchive, SITE } from "../made.js";

/** @type {{date: string, source: string}[]} */
const articles = readMadeJson("articles");

before(() => serveArchive());

/** @type {[string, number][]} */
const ALL = [
  ["2019-12", 4],
  ["2020-01", 1],
  ["2022-03", 5],
];
const FOUND = [
  {
    query: "a",
    message: "",
    months: /** @type {[string, number][]} */ ([
      ["2019-12", 1],
      ["2022-03", 5],
    ]),
  },
  { query: "b", message: "", months: [] },
];

test("every year from the first to the last is there, with nothing where there is nothing", () => {
  assert.deepEqual(yearsOf(ALL), ["2019", "2020", "2021", "2022"]);
  assert.deepEqual(countTrends(ALL, FOUND, ""), {
    periods: ["2019", "2020", "2021", "2022"],
    totals: [4, 1, 0, 5],
    series: [
      { query: "a", message: "", counts: [1, 0, 0, 5], shares: [25, 0, null, 100], total: 6 },
      { query: "b", message: "", counts: [0, 0, 0, 0], shares: [0, 0, null, 0], total: 0 },
    ],
  });
});

test("a year has all its months", () => {
  const { periods, totals, series } = countTrends(ALL, FOUND, "2019");
  assert.deepEqual([periods[0], periods[11], periods.length], ["2019-01", "2019-12", 12]);
  assert.deepEqual(totals, [...Array(11).fill(0), 4]);
  assert.deepEqual(series[0].shares, [...Array(11).fill(null), 25]);
  assert.equal(series[0].total, 1);
});

test("an archive without articles has no years", () => {
  assert.deepEqual(countTrends([], [{ query: "a", message: "", months: [] }], ""), {
    periods: [],
    totals: [],
    series: [{ query: "a", message: "", counts: [], shares: [], total: 0 }],
  });
});

test("the counts are those of search, and all articles those of the archive", async () => {
  const archive = await openArchive(SITE);
  const queries = ["医", "来源:甲报", "-医"];
  const { all, found } = await findMonths(archive, queries);
  const { periods, totals, series } = countTrends(all, found, "");
  assert.deepEqual(periods, [...new Set(articles.map(({ date }) => date.slice(0, 4)))].sort());
  assert.deepEqual(
    totals,
    periods.map((year) => articles.filter(({ date }) => date.startsWith(year)).length),
  );
  for (const { query, counts, total } of series) {
    assert.equal(total, (await archive.search({ text: query })).total);
    for (const [at, year] of periods.entries()) {
      const { from, to } = daysOf(year);
      assert.equal(counts[at], (await archive.search({ text: query, from, to })).total);
    }
  }
});

test("of a query that is refused the reason is kept, and the others are counted", async () => {
  const archive = await openArchive(SITE);
  const { found } = await findMonths(archive, ["医".repeat(501), "。。", "医"]);
  assert.deepEqual(
    found.map(({ message, months }) => [Boolean(message), months.length > 0]),
    [
      [true, false],
      [true, false],
      [false, true],
    ],
  );
});

test("what keeps the archive from answering is no refused query", async () => {
  const search = () => Promise.reject(new Error("网络断开"));
  await assert.rejects(findMonths({ search }, ["医"]), /网络断开/);
});

test("the days of a year and of a month are its first and its last", () => {
  assert.deepEqual(daysOf("2023"), { from: "2023-01-01", to: "2023-12-31" });
  assert.deepEqual(daysOf("2024-02"), { from: "2024-02-01", to: "2024-02-29" });
  assert.deepEqual(daysOf("2023-12"), { from: "2023-12-01", to: "2023-12-31" });
});

test("shares and periods are written for readers", () => {
  assert.deepEqual([null, 0, 0.714, 1, 33.33, 100].map(shareText), ["–", "0.0%", "0.71%", "1.0%", "33.3%", "100.0%"]);
  assert.deepEqual(["2023", "2023-01", "2023-12"].map(periodText), ["2023年", "2023年1月", "2023年12月"]);
});
