import assert from "node:assert/strict";
import { test } from "node:test";
import { LISTS } from "../../../overrides/assets/javascripts/search/facets.js";
import { isFiltered, readState, writeState } from "../../../overrides/assets/javascripts/search/state.js";

const EMPTY = {
  text: "",
  ...Object.fromEntries(LISTS.map((facet) => [facet.name, []])),
  from: "",
  to: "",
  sort: "relevance",
  view: "",
  shown: 10,
};
const FULL =
  "?q=%E5%81%A5%E5%BA%B7&source=%E7%94%B2&source=%E4%B9%99&section=a&keyword=b&keyword=c" +
  "&from=2020-01-01&to=2020-12-31&sort=oldest&view=issues&show=30";

test("an address without a query is the empty state, and the other way round", () => {
  assert.deepEqual(readState(""), EMPTY);
  assert.equal(writeState(readState("")), "");
});

test("an address keeps the whole state, in the order of the table", () => {
  assert.deepEqual(readState(FULL), {
    ...EMPTY,
    text: "健康",
    sources: ["甲", "乙"],
    sections: ["a"],
    keywords: ["b", "c"],
    from: "2020-01-01",
    to: "2020-12-31",
    sort: "oldest",
    view: "issues",
    shown: 30,
  });
  assert.equal(writeState(readState(FULL)), FULL);
});

test("a choice counts once, and an empty one not at all", () => {
  assert.deepEqual(readState("?source=a&source=&source=a&section=").sources, ["a"]);
  assert.deepEqual(readState("?source=a&source=&source=a&section=").sections, []);
});

for (const [query, written] of [
  ["?sort=best", ""],
  ["?sort=relevance", ""],
  ["?sort=", ""],
  ["?sort=newest", "?sort=newest"],
  ["?view=table", ""],
  ["?show=5", ""],
  ["?show=10", ""],
  ["?show=11", "?show=11"],
  ["?show=11.5", ""],
  ["?show=1001", "?show=1000"],
  ["?show=Infinity", ""],
  ["?months=2020-01", ""],
]) {
  test(`${query} is read as ${written || "nothing"}`, () => assert.equal(writeState(readState(query)), written));
}

for (const [query, filtered] of /** @type {const} */ ([
  ["?q=a&sort=newest&view=issues&show=20", false],
  ["?source=a", true],
  ["?section=a", true],
  ["?keyword=a", true],
  ["?from=2020-01-01", true],
  ["?to=2020-01-01", true],
])) {
  test(`${query} narrows the archive: ${filtered}`, () => assert.equal(isFiltered(readState(query)), filtered));
}
