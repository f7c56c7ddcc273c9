import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanQueries, readState, writeState } from "../../../overrides/assets/javascripts/trends/state.js";

test("an address keeps queries, year and what is looked at", () => {
  const query = "?q=%E6%95%B0%E6%8D%AE&q=AI*&year=2023&by=share";
  const state = { queries: ["数据", "AI*"], year: "2023", by: "share" };
  assert.deepEqual(readState(query), state);
  assert.equal(writeState(readState(query)), query);
});

test("an address without a query is the empty state, and the other way round", () => {
  assert.deepEqual(readState(""), { queries: [], year: "", by: "count" });
  assert.equal(writeState(readState("")), "");
});

for (const [query, written] of [
  ["?q=&q=%20a%20&q=a", "?q=a"],
  ["?q=1&q=2&q=3&q=4&q=5&q=6", "?q=1&q=2&q=3&q=4&q=5"],
  ["?year=23", ""],
  ["?year=12023", ""],
  ["?by=count", ""],
  ["?by=area", ""],
]) {
  test(`${query} is read as ${written || "nothing"}`, () => assert.equal(writeState(readState(query)), written));
}

test("a query counts once, and an empty one not at all", () => {
  assert.deepEqual(cleanQueries(["a", " ", "b ", "a", "b"]), ["a", "b"]);
});
