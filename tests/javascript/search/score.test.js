import assert from "node:assert/strict";
import { before, test } from "node:test";
import { matchItem } from "../../../overrides/assets/javascripts/search/match.js";
import { parseQuery } from "../../../overrides/assets/javascripts/search/query.js";
import { IndexReader } from "../../../overrides/assets/javascripts/search/reader.js";
import { scoreArticles } from "../../../overrides/assets/javascripts/search/score.js";
import { serveArchive, SITE } from "../made.js";

/** @type {IndexReader} */
let reader;
/** @type {number[]} */
let all;

before(async () => {
  serveArchive();
  reader = await IndexReader.open(new URL("search/", SITE));
  all = reader.columns.days.map((_, article) => article);
});

/** Returns the terms that a query scores with. @param {string} text */
async function termsOf(text) {
  const matches = await Promise.all(
    parseQuery(text, null)
      .flat()
      .map((item) => matchItem(reader, item, null)),
  );
  return matches.flatMap((match) => match.terms);
}

for (const text of ["医", "标题:医", "医|疗", "标题:医|医|疗", "标题:医|标题:疗|健康", "a*", "医疗|健康数据", "期:3"]) {
  test(`of what ${text} finds, with a limit those are scored that can be among the first, and no others`, async () => {
    const terms = await termsOf(text);
    const scores = await scoreArticles(reader, terms, all);
    assert.equal(scores.size, all.length);
    const descending = [...scores.values()].sort((a, b) => b - a);
    for (const limit of [0, 1, 2, 5, 20, all.length, all.length + 9]) {
      const least = limit ? (descending[limit - 1] ?? 0) - 1e-6 : Infinity;
      const first = [...scores].filter(([, score]) => score >= least);
      assert.deepEqual([...(await scoreArticles(reader, terms, all, limit))], first, String(limit));
    }
  });
}
