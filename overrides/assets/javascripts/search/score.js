/**
 * How well articles match: lunr's scores. Twin: `score.py`, which says how and why.
 *
 * @typedef {import("./reader.js").IndexReader} IndexReader
 * @typedef {import("./shard.js").TermPosting} TermPosting
 * @typedef {{key: string, inTitle: boolean, posting: TermPosting}} ScoringTerm
 */
const K1 = 1.2;
const B = 0.75;
const TITLE_BOOST = 3;

/** Lets lunr score the articles of a result. @param {IndexReader} reader @param {ScoringTerm[]} terms @param {Set<number>} result */
export async function scoreArticles(reader, terms, result) {
  if (!terms.length || !result.size) return new Map();
  const { default: lunr } = await import("./lunr.js");
  const { titles, lengths } = reader.columns;
  const byKey = new Map(terms.map((term) => [term.key, term.posting]));
  const keys = [...byKey.keys()].sort();
  /** @type {Map<string, number[]>} */
  const vectors = new Map();
  const invertedIndex = keys.map((key, number) => {
    const posting = /** @type {TermPosting} */ (byKey.get(key));
    const counts = posting.articles.map((article, place) => fieldCounts(posting, place, titles[article]));
    const articlesWith = counts.reduce((sum, [title, body]) => sum + (title > 0 ? 1 : 0) + (body > 0 ? 1 : 0), 0);
    const idf = Math.log(1 + Math.abs((reader.count - articlesWith + 0.5) / (articlesWith + 0.5)));
    /** @type {Record<string, any>} */
    const entry = { _index: number, title: {}, body: {} };
    posting.articles.forEach((article, place) => {
      if (!result.has(article)) return;
      const all = Math.max(2 * lengths[article] - 1, 0);
      const title = Math.min(2 * titles[article], all);
      const add = (/** @type {string} */ field, /** @type {number} */ count, /** @type {number} */ length, /** @type {number} */ boost) => {
        if (!count) return;
        entry[field][article] = {};
        const weight = weigh(idf, count, length / reader.averages[field], boost);
        const vector = vectors.get(`${field}/${article}`);
        if (vector) vector.push(number, weight);
        else vectors.set(`${field}/${article}`, [number, weight]);
      };
      add("title", counts[place][0], title, TITLE_BOOST);
      add("body", counts[place][1], all - title, 1);
    });
    return [key, entry];
  });
  const index = lunr.Index.load({
    version: lunr.version, fields: ["title", "body"], fieldVectors: [...vectors], invertedIndex, pipeline: [],
  });
  const hits = index.query((/** @type {any} */ query) => {
    for (const term of terms) {
      query.term(term.key, { fields: term.inTitle ? ["title"] : ["title", "body"], usePipeline: false });
    }
  });
  return new Map(hits.map((/** @type {{ref: string, score: number}} */ hit) => [Number(hit.ref), hit.score]));
}

/** @param {TermPosting} posting @param {number} place @param {number} end @returns {[number, number]} */
function fieldCounts(posting, place, end) {
  const title = posting.positions.length
    ? posting.positions[place].reduce((sum, position) => sum + (position < end ? 1 : 0), 0)
    : posting.titles[place];
  return [title, posting.counts[place] - title];
}

/** BM25 as lunr computes it, to three decimals. @param {number} idf @param {number} count @param {number} relativeLength @param {number} boost */
function weigh(idf, count, relativeLength, boost) {
  const weight = (idf * ((K1 + 1) * count)) / (K1 * (1 - B + B * relativeLength) + count);
  return Math.floor(weight * boost * 1000 + 0.5) / 1000;
}
