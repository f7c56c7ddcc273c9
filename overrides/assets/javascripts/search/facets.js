/**
 * Filters, and how many results stand behind each of their choices. Twin: `facets.py`, with the same table.
 *
 * @typedef {import("./reader.js").IndexReader} IndexReader
 * @typedef {(typeof FACETS)[number]} Facet
 * @typedef {(typeof LISTS)[number]} ListFacet
 * @typedef {Record<ListFacet["name"], string[]>} Chosen choices from lists
 * @typedef {[string, number][]} Rows the choices of a facet, each with the number of results behind it
 * @typedef {{sources: Rows, months: Rows} & {[name in Facet["name"]]?: Rows}} Counts those of labels are there where the
 *   archive has such labels
 * @typedef {Map<Facet, Uint8Array | null>} Filters for each facet a flag for each article that it lets through;
 *   null: not used
 */
import { compareCodePoints } from "./text.js";

/**
 * All facets, in the order in which answers have them and pages show them. `name` is that of requests, answers and the
 * index, `label` what readers see, `parameter` that of the page's address, empty where days choose.
 */
export const FACETS = /** @type {const} */ ([
  { name: "sources", label: "来源", parameter: "source", kind: "source" },
  { name: "months", label: "年月", parameter: "", kind: "month" },
  { name: "sections", label: "栏目", parameter: "section", kind: "label" },
  { name: "keywords", label: "关键词", parameter: "keyword", kind: "label" },
]);

/** The facets whose choices a reader takes from a list. */
export const LISTS = FACETS.filter((facet) => facet.kind !== "month");

/** Returns the counts of an answer without results. @returns {Counts} */
export function noCounts() {
  return { sources: [], months: [] };
}

/**
 * Returns the filters of a request, for every facet that the archive has.
 * @param {IndexReader} reader @param {import("./engine.js").SearchRequest} request @param {number | null} first
 * @param {number | null} last days since 1970 @param {import("./text.js").Simplified | null} simplified
 * @returns {Filters}
 */
export function makeFilters(reader, request, first, last, simplified) {
  /** @type {Filters} */
  const filters = new Map();
  for (const facet of FACETS) {
    if (facet.kind === "source") filters.set(facet, ofSources(reader, request[facet.name] ?? [], simplified));
    else if (facet.kind === "month") filters.set(facet, ofDays(reader, first, last));
    else {
      const wanted = request[facet.name] ?? [];
      const known = Object.keys(reader.labels[facet.name] ?? {});
      if (wanted.length || known.length) filters.set(facet, ofLabels(reader, facet.name, wanted));
    }
  }
  return filters;
}

/** @param {IndexReader} reader @param {string[]} wanted @param {import("./text.js").Simplified | null} simplified */
function ofSources(reader, wanted, simplified) {
  const chosen = reader.resolveSources(wanted, simplified);
  return chosen && Uint8Array.from(reader.columns.sources, (source) => (chosen.has(source) ? 1 : 0));
}

/** @param {IndexReader} reader @param {number | null} first @param {number | null} last */
function ofDays(reader, first, last) {
  if (first === null && last === null) return null;
  const [low, high] = [first ?? -Infinity, last ?? Infinity];
  return Uint8Array.from(reader.columns.days, (day) => (day >= low && day <= high ? 1 : 0));
}

/** @param {IndexReader} reader @param {string} name @param {string[]} wanted */
function ofLabels(reader, name, wanted) {
  if (!wanted.length) return null;
  const labels = reader.labels[name] ?? {};
  const flags = new Uint8Array(reader.count);
  for (const label of wanted) if (Object.hasOwn(labels, label)) for (const article of labels[label]) flags[article] = 1;
  return flags;
}

/**
 * Returns the articles that pass all filters, or all but one.
 * @param {Uint8Array} matched @param {Filters} filters @param {Facet} [but]
 */
export function passing(matched, filters, but) {
  const used = [...filters].flatMap(([facet, flags]) => (flags && facet !== but ? [flags] : []));
  /** @type {number[]} */
  const articles = [];
  for (let article = 0; article < matched.length; article++) {
    if (matched[article] && used.every((flags) => flags[article])) articles.push(article);
  }
  return articles;
}

/**
 * Returns a facet's choices: months ascending, others by count descending, then name; zeros left out.
 * @param {IndexReader} reader @param {Facet} facet @param {number[]} articles @returns {Rows}
 */
export function countFacet(reader, facet, articles) {
  if (facet.kind === "month") return countMonths(reader, articles);
  return facet.kind === "source" ? countSources(reader, articles) : countLabels(reader, facet.name, articles);
}

/** @param {IndexReader} reader @param {number[]} articles @returns {Rows} */
function countMonths(reader, articles) {
  /** @type {Map<string, number>} */
  const months = new Map();
  for (const [day, n] of countValues(reader.columns.days, articles)) {
    const month = new Date(day * 86400000).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + n);
  }
  return [...months].sort((a, b) => compareCodePoints(a[0], b[0]));
}

/**
 * Returns sources by the number of their articles.
 * @param {IndexReader} reader @param {Iterable<number>} articles @returns {Rows}
 */
export function countSources(reader, articles) {
  const counts = countValues(reader.columns.sources, articles);
  return byFrequency(Array.from(counts, ([source, n]) => [reader.sources[source][0], n]));
}

/** @param {IndexReader} reader @param {string} name @param {number[]} articles @returns {Rows} */
function countLabels(reader, name, articles) {
  const found = new Set(articles);
  const count = (/** @type {number[]} */ ids) => ids.filter((article) => found.has(article)).length;
  return byFrequency(Object.entries(reader.labels[name] ?? {}).map(([label, ids]) => [label, count(ids)]));
}

/** @param {Rows} rows @returns {Rows} */
function byFrequency(rows) {
  return rows.filter(([, n]) => n).sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
}

/** @param {number[]} column @param {Iterable<number>} articles */
function countValues(column, articles) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const article of articles) counts.set(column[article], (counts.get(column[article]) ?? 0) + 1);
  return counts;
}
