/**
 * Which articles an item of a query matches, decided from posting lists and positions. Twin: `match.py`.
 *
 * @typedef {import("./reader.js").IndexReader} IndexReader
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./score.js").ScoringTerm} ScoringTerm
 * @typedef {import("./text.js").Simplified} Simplified
 * @typedef {{articles: Uint8Array, terms: ScoringTerm[]}} Match a flag for each article, and the terms it scores with
 */
import { cover, issueNumber, placesOf } from "./query.js";
import { normalForm, splitTokens } from "./text.js";

/**
 * @param {IndexReader} reader @param {Item} item @param {Simplified | null} simplified
 * @returns {Promise<Match> | Match}
 */
export function matchItem(reader, item, simplified) {
  const { issues, sources } = reader.columns;
  if (item.field === "期") {
    const number = issueNumber(item);
    return { articles: Uint8Array.from(issues, (issue) => (issue === number ? 1 : 0)), terms: [] };
  }
  if (item.field === "来源") {
    const wanted = reader.sources.map((known) =>
      known.some((name) => placesOf(splitTokens(normalForm(name, simplified)), item).length > 0),
    );
    return { articles: Uint8Array.from(sources, (source) => (wanted[source] ? 1 : 0)), terms: [] };
  }
  return item.tokens.length === 1 ? matchToken(reader, item) : matchPairs(reader, item);
}

/** @param {IndexReader} reader @param {Item} item @returns {Promise<Match>} */
async function matchToken(reader, item) {
  const inTitle = item.field === "标题";
  const articles = new Uint8Array(reader.count);
  const found = await reader.postings("tokens", item.tokens[0], item.prefix);
  for (const [, posting] of found) {
    posting.articles.forEach((article, place) => {
      if (posting.titles[place] || !inTitle) articles[article] = 1;
    });
  }
  return { articles, terms: found.map(([key, posting]) => ({ key, inTitle, posting })) };
}

/**
 * Matches a run of tokens: where its covering pairs stand at the right distances.
 * @param {IndexReader} reader @param {Item} item @returns {Promise<Match>}
 */
async function matchPairs(reader, item) {
  const inTitle = item.field === "标题";
  const size = item.tokens.length;
  const covered = await Promise.all(
    cover(size).map(async (offset) => {
      const key = `${item.tokens[offset]} ${item.tokens[offset + 1]}`;
      const found = await reader.postings("pairs", key, item.prefix && offset === size - 2);
      return { offset, found, articles: found.reduce((sum, [, posting]) => sum + posting.articles.length, 0) };
    }),
  );
  const terms = covered.flatMap(({ found }) => found.map(([key, posting]) => ({ key, inTitle, posting })));
  covered.sort((a, b) => a.articles - b.articles); // the rarest pair leaves the least to look at
  /** @type {Map<number, Set<number>> | null} */
  let starts = null;
  for (const { offset, found } of covered) {
    /** @type {Map<number, Set<number>>} */
    const here = new Map();
    for (const [, posting] of found) {
      posting.articles.forEach((article, place) => {
        const before = starts?.get(article);
        if (starts && !before) return;
        const end = inTitle ? reader.columns.titles[article] : Infinity;
        for (const position of posting.positions[place]) {
          const start = position - offset;
          if (start + size > end || (before && !before.has(start))) continue;
          const kept = here.get(article);
          if (kept) kept.add(start);
          else here.set(article, new Set([start]));
        }
      });
    }
    starts = here;
  }
  const articles = new Uint8Array(reader.count);
  for (const article of /** @type {Map<number, unknown>} */ (/** @type {unknown} */ (starts)).keys())
    articles[article] = 1;
  return { articles, terms };
}
