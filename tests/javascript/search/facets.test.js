import assert from "node:assert/strict";
import { before, test } from "node:test";
import { openArchive } from "../../../overrides/assets/javascripts/search/engine.js";
import { countFacet, FACETS, LISTS, noCounts, passing } from "../../../overrides/assets/javascripts/search/facets.js";
import { IndexReader } from "../../../overrides/assets/javascripts/search/reader.js";
import { readMadeJson, serveArchive, SITE } from "../made.js";

/** @type {IndexReader} */
let reader;

const [SOURCES, MONTHS, SECTIONS] = FACETS;

before(async () => {
  serveArchive();
  reader = await IndexReader.open(new URL("search/", SITE));
});

test("the table is that of the other language", () => {
  assert.deepEqual(FACETS, readMadeJson("facets"));
});

test("all facets but the months are chosen from lists, each by a parameter of its own", () => {
  assert.deepEqual(
    LISTS.map(({ name }) => name),
    FACETS.map(({ name }) => name).filter((name) => name !== "months"),
  );
  assert.equal(new Set(LISTS.map(({ parameter }) => parameter)).size, LISTS.length);
});

test("nothing found is counted in the facets that every archive has", () => {
  const always = FACETS.filter(({ kind }) => kind !== "label").map(({ name }) => [name, []]);
  assert.deepEqual(noCounts(), Object.fromEntries(always));
});

test("an article passes all filters, or all but one", () => {
  const flags = (/** @type {number[]} */ ...values) => Uint8Array.from(values);
  const filters = new Map(
    /** @type {any} */ ([
      [SOURCES, flags(1, 1, 0, 0, 1)],
      [MONTHS, null],
      [SECTIONS, flags(1, 0, 1, 0, 1)],
    ]),
  );
  const matched = flags(1, 1, 1, 1, 0);
  assert.deepEqual(passing(matched, filters), [0]);
  assert.deepEqual(passing(matched, filters, SOURCES), [0, 2]);
  assert.deepEqual(passing(matched, filters, SECTIONS), [0, 1]);
  assert.deepEqual(passing(matched, filters, MONTHS), [0]);
});

test("choices stand by count, then by code point; those without a result are left out", () => {
  reader.labels = { sections: { "\u{20000}": [1], "\uff5e": [2], 乙: [0, 1], 甲: [2, 3], 无: [9] } };
  assert.deepEqual(countFacet(reader, SECTIONS, [0, 1, 2, 3]), [
    ["乙", 2],
    ["甲", 2],
    ["\uff5e", 1],
    ["\u{20000}", 1],
  ]);
});

test("months stand in their order, and days at their ends belong to them", () => {
  reader.columns.days = ["2023-02-01", "2023-01-31", "1969-12-31", "2023-01-01"].map((day) => Date.parse(day) / 864e5);
  assert.deepEqual(countFacet(reader, MONTHS, [0, 1, 2, 3]), [
    ["1969-12", 1],
    ["2023-01", 2],
    ["2023-02", 1],
  ]);
});

test("an archive without any label of a facet is without it, unless it is asked for", async () => {
  for (const labels of [{}, { sections: {}, keywords: {} }]) {
    const archive = await openArchive(SITE);
    archive.reader.labels = labels;
    assert.deepEqual(Object.keys((await archive.search({})).facets), ["sources", "months"]);
    const { total, facets } = await archive.search({ sections: ["toString"] });
    assert.deepEqual([total, facets.sections, facets.keywords], [0, [], undefined]);
  }
});
