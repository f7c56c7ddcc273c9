/**
 * Filters, and how many results stand behind each of their choices. Twin: `facets.py`.
 *
 * @typedef {import("./reader.js").IndexReader} IndexReader
 * @typedef {[string, number][]} Rows the choices of a facet, each with the number of results behind it
 * @typedef {Record<string, Uint8Array | null>} Filters for each facet a flag for each article that it lets through;
 *   null: not used
 */
import { compareCodePoints } from "./text.js";

/**
 * @param {IndexReader} reader @param {import("./engine.js").SearchRequest} request @param {number | null} first
 * @param {number | null} last days since 1970 @param {import("./text.js").Simplified | null} simplified
 * @returns {Filters}
 */
export function makeFilters(reader, request, first, last, simplified) {
  const { days, sources } = reader.columns;
  const chosen = reader.resolveSources(request.sources ?? [], simplified);
  /** @type {Filters} */
  const filters = {
    sources: chosen && Uint8Array.from(sources, (source) => (chosen.has(source) ? 1 : 0)),
    months:
      first === null && last === null
        ? null
        : Uint8Array.from(days, (day) => (day >= (first ?? -Infinity) && day <= (last ?? Infinity) ? 1 : 0)),
  };
  for (const name of /** @type {const} */ (["sections", "keywords"])) {
    const wanted = request[name] ?? [];
    const labels = reader.labels[name];
    if (!wanted.length && !Object.keys(labels).length) continue;
    filters[name] = wanted.length ? new Uint8Array(reader.count) : null;
    for (const label of wanted) {
      if (Object.hasOwn(labels, label))
        for (const article of labels[label]) /** @type {Uint8Array} */ (filters[name])[article] = 1;
    }
  }
  return filters;
}

/**
 * Returns the articles that pass all filters, or all but one.
 * @param {Uint8Array} matched @param {Filters} filters @param {string} [but]
 */
export function passing(matched, filters, but) {
  const used = Object.entries(filters).flatMap(([name, flags]) => (flags && name !== but ? [flags] : []));
  /** @type {number[]} */
  const articles = [];
  for (let article = 0; article < matched.length; article++) {
    if (matched[article] && used.every((flags) => flags[article])) articles.push(article);
  }
  return articles;
}

/**
 * Returns a facet's choices: months ascending, others by count descending, then name; zeros left out.
 * @param {IndexReader} reader @param {string} name @param {number[]} articles @returns {Rows}
 */
export function countFacet(reader, name, articles) {
  const { days, sources } = reader.columns;
  if (name === "months") {
    /** @type {Map<string, number>} */
    const months = new Map();
    for (const [day, n] of countValues(articles.map((article) => days[article]))) {
      const month = new Date(day * 86400000).toISOString().slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + n);
    }
    return [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  }
  /** @type {Rows} */
  let rows;
  if (name === "sources") {
    const counts = countValues(articles.map((article) => sources[article]));
    rows = Array.from(counts, ([source, n]) => [reader.sources[source][0], n]);
  } else {
    const found = new Set(articles);
    rows = Object.entries(reader.labels[/** @type {"sections"} */ (name)]).map(([label, ids]) => [
      label,
      ids.filter((article) => found.has(article)).length,
    ]);
  }
  return rows.filter(([, n]) => n).sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
}

/** @param {number[]} values */
function countValues(values) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
