/**
 * How well articles match: lunr's scores. Twin: `score.py`, which says how and why.
 *
 * @typedef {import("./reader.js").IndexReader} IndexReader
 * @typedef {import("./shard.js").TermPosting} TermPosting
 * @typedef {{key: string, inTitle: boolean, posting: TermPosting}} ScoringTerm
 * @typedef {{articles: number[], title: Float64Array, body: Float64Array}} Weights
 */
const K1 = 1.2;
const B = 0.75;
const TITLE_BOOST = 3;
const MARGIN = 1e-6;

/**
 * Returns lunr's scores of the articles of a result; with a limit, of those at least that can be among the first.
 * @param {IndexReader} reader @param {ScoringTerm[]} terms @param {number[]} result @param {number} [limit]
 * @returns {Promise<Map<number, number>>}
 */
export async function scoreArticles(reader, terms, result, limit) {
  const postings = new Map(terms.map((term) => [term.key, term.posting]));
  const weights = new Map(
    [...postings.keys()].sort().map((key) => [key, weigh(reader, /** @type {TermPosting} */ (postings.get(key)))]),
  );
  const chosen = firstByEstimate(result, estimate(reader.count, terms, weights), limit);
  const scores = new Map(chosen.map((article) => [article, 0]));
  if (terms.length && chosen.length) {
    for (const { ref, score } of await askLunr(terms, weights, scores)) scores.set(Number(ref), score);
  }
  return scores;
}

/** @param {IndexReader} reader @param {TermPosting} posting @returns {Weights} */
function weigh(reader, posting) {
  const { titles, lengths } = reader.columns;
  const { articles, counts } = posting;
  const size = articles.length;
  const inTitle = posting.positions.length
    ? posting.positions.map(
        (positions, place) => positions.filter((position) => position < titles[articles[place]]).length,
      )
    : posting.titles;
  let fieldsWith = 0;
  for (let i = 0; i < size; i++) fieldsWith += (inTitle[i] > 0 ? 1 : 0) + (counts[i] > inTitle[i] ? 1 : 0);
  const idf = Math.log(1 + Math.abs((reader.count - fieldsWith + 0.5) / (fieldsWith + 0.5)));
  const title = new Float64Array(size);
  const body = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const all = Math.max(2 * lengths[articles[i]] - 1, 0);
    const titleLength = Math.min(2 * titles[articles[i]], all);
    title[i] = bm25(idf, inTitle[i], titleLength / reader.averages.title, TITLE_BOOST);
    body[i] = bm25(idf, counts[i] - inTitle[i], (all - titleLength) / reader.averages.body, 1);
  }
  return { articles, title, body };
}

/**
 * BM25 as lunr computes it, to three decimals.
 * @param {number} idf @param {number} count @param {number} relativeLength @param {number} boost
 */
function bm25(idf, count, relativeLength, boost) {
  if (!count) return 0;
  const weight = (idf * ((K1 + 1) * count)) / (K1 * (1 - B + B * relativeLength) + count);
  return Math.floor(weight * boost * 1000 + 0.5) / 1000;
}

/**
 * Returns what lunr's scores come to: for each field the weights of its terms, over the length of the query.
 * @param {number} count @param {ScoringTerm[]} terms @param {Map<string, Weights>} weights
 */
function estimate(count, terms, weights) {
  const estimates = new Float64Array(count);
  for (const field of /** @type {const} */ (["title", "body"])) {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const { key, inTitle } of terms) if (field === "title" || !inTitle) times.set(key, (times.get(key) ?? 0) + 1);
    const length = Math.sqrt([...times.values()].reduce((sum, n) => sum + n * n, 0)) || 1;
    for (const [key, n] of times) {
      const weight = /** @type {Weights} */ (weights.get(key));
      for (let i = 0; i < weight.articles.length; i++) estimates[weight.articles[i]] += (n * weight[field][i]) / length;
    }
  }
  return estimates;
}

/**
 * Returns the articles that can be among the first, ties included.
 * @param {number[]} result @param {Float64Array} estimates @param {number} [limit]
 */
function firstByEstimate(result, estimates, limit) {
  if (limit === undefined || limit >= result.length) return result;
  if (limit === 0) return [];
  const ascending = Float64Array.from(result, (article) => estimates[article]).sort();
  const least = ascending[ascending.length - limit] - MARGIN;
  return result.filter((article) => estimates[article] >= least);
}

/**
 * @param {ScoringTerm[]} terms @param {Map<string, Weights>} weights @param {Map<number, number>} chosen
 * @returns {Promise<{ref: string, score: number}[]>}
 */
async function askLunr(terms, weights, chosen) {
  const { default: lunr } = await import("./lunr.js");
  /** @type {Map<string, number[]>} */
  const vectors = new Map();
  const invertedIndex = Array.from(weights, ([key, weight], number) => {
    /** @type {{_index: number, title: Record<number, object>, body: Record<number, object>}} */
    const entry = { _index: number, title: {}, body: {} };
    weight.articles.forEach((article, i) => {
      if (!chosen.has(article)) return;
      for (const field of /** @type {const} */ (["title", "body"])) {
        const value = weight[field][i];
        if (!value) continue;
        entry[field][article] = {};
        const vector = vectors.get(`${field}/${article}`);
        if (vector) vector.push(number, value);
        else vectors.set(`${field}/${article}`, [number, value]);
      }
    });
    return /** @type {[string, typeof entry]} */ ([key, entry]);
  });
  const index = lunr.Index.load({
    version: lunr.version,
    fields: ["title", "body"],
    fieldVectors: [...vectors],
    invertedIndex,
    pipeline: [],
  });
  return index.query((query) => {
    for (const term of terms) {
      query.term(term.key, { fields: term.inTitle ? ["title"] : ["title", "body"], usePipeline: false });
    }
  });
}
