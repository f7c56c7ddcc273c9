/**
 * Answers queries from a site's index, exactly. No DOM. Twin: `engine.py`, which says how and why.
 *
 * @typedef {{text?: string, sources?: string[], sections?: string[], keywords?: string[], from?: string | null,
 *   to?: string | null, sort?: "relevance" | "newest" | "oldest", limit?: number}} SearchRequest
 * @typedef {[string, number][]} Rows the choices of a facet, each with the number of results behind it
 * @typedef {{sources: Rows, months: Rows, sections?: Rows, keywords?: Rows}} Facets
 * @typedef {{total: number, hits: {ref: string, score: number}[], issues: number[], facets: Facets, message?: string}} Answer
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./score.js").ScoringTerm} ScoringTerm
 * @typedef {{articles: Set<number>, terms: ScoringTerm[]}} Match
 */
import { readIssueNumber } from "./numerals.js";
import { BACKWARDS, cover, parseDay, parseQuery, placesOf, UnreadableError } from "./query.js";
import { FetchError, IndexReader } from "./reader.js";
import { scoreArticles } from "./score.js";
import { compareCodePoints, mayBeTraditional, normalForm, splitTokens } from "./text.js";

/** Opens the archive of a site, given the address of its home page. @param {string | URL} siteUrl */
export async function openArchive(siteUrl) {
  const site = new URL(siteUrl, globalThis.location?.href);
  if (!site.pathname.endsWith("/")) site.pathname += "/";
  const folder = new URL("search/", site);
  return new Archive(folder, await IndexReader.open(folder));
}

/** A site's archive. Where the site was published anew under an open page, the new index is opened by itself. */
class Archive {
  /** @param {URL} folder @param {IndexReader} reader */
  constructor(folder, reader) {
    this.folder = folder;
    this.reader = reader;
    /** @type {Map<string, string> | null} */
    this.simplified = null;
  }

  /** Answers a request. Throws QueryError if it is refused, FetchError if a file cannot be had. @param {SearchRequest} request */
  search(request) {
    return this.fresh(async (reader) => {
      const names = request.text?.includes("来源") || request.sources?.length ? reader.sources.flat() : [];
      await this.readTraditional((request.text ?? "") + names.join(""));
      return search(reader, request, this.simplified);
    });
  }

  /** Returns title, source, date and blocks of an article. @param {string} ref */
  article(ref) {
    return this.fresh((reader) => reader.shown(ref));
  }

  /** Returns a source's entry name for a name or alias, or the name itself. @param {string} name */
  sourceName(name) {
    const [number] = this.reader.resolveSources([name], this.simplified) ?? [];
    return number === undefined ? name : this.reader.sources[number][0];
  }

  /** Gets the table of Traditional characters, if a text may need it. @param {string} text */
  async readTraditional(text) {
    if (!this.simplified && mayBeTraditional(text)) {
      this.simplified = await this.fresh((reader) => reader.simplified());
    }
  }

  /** @template T @param {(reader: IndexReader) => Promise<T>} read @returns {Promise<T>} */
  async fresh(read) {
    try {
      return await read(this.reader);
    } catch (error) {
      if (!(error instanceof FetchError) || !error.missing) throw error;
      this.reader = await IndexReader.open(this.folder);
      return read(this.reader);
    }
  }
}

/** @param {IndexReader} reader @param {SearchRequest} request @param {Map<string, string> | null} simplified @returns {Promise<Answer>} */
async function search(reader, request, simplified) {
  const { text = "", sort = "relevance" } = request;
  const first = parseDay(request.from);
  const last = parseDay(request.to);
  const number = readIssueNumber(text);
  const issues = number !== null && reader.columns.numbers.includes(number) ? [number] : [];
  const nothing = (/** @type {string} */ message) =>
    ({ total: 0, hits: [], issues, facets: { sources: [], months: [] }, message });
  if (first !== null && last !== null && first > last) return nothing(BACKWARDS);
  let groups;
  try {
    groups = parseQuery(text, simplified);
  } catch (error) {
    if (error instanceof UnreadableError) return nothing(error.message);
    throw error;
  }

  const matches = await Promise.all(
    groups.map((group) => Promise.all(group.map((item) => matchItem(reader, item, simplified)))),
  );
  let matched = reader.columns.days.map((_, article) => article);
  /** @type {Map<string, ScoringTerm>} */
  const terms = new Map();
  groups.forEach((group, g) => {
    matched = matched.filter((article) => group.some((item, i) => matches[g][i].articles.has(article) !== item.excluded));
    group.forEach((item, i) => {
      if (!item.excluded) for (const term of matches[g][i].terms) terms.set(`${term.key}/${term.inTitle}`, term);
    });
  });

  const filters = makeFilters(reader, request, first, last, simplified);
  const passing = (/** @type {string} */ but) => Object.entries(filters).reduce(
    (articles, [name, lets]) => (lets && name !== but ? articles.filter(lets) : articles), matched);
  const result = [...passing("")];
  const scores = await scoreArticles(reader, [...terms.values()], new Set(result));
  order(reader, result, scores, groups.length || sort !== "relevance" ? sort : "newest");
  return {
    total: result.length,
    hits: result.slice(0, request.limit).map((article) => ({ ref: reader.ref(article), score: scores.get(article) ?? 0 })),
    issues,
    facets: /** @type {Facets} */ (Object.fromEntries(
      Object.keys(filters).map((name) => [name, countFacet(reader, name, passing(name))]),
    )),
  };
}

/**
 * Returns for each facet what its filter lets through; null where it is not used.
 * @param {IndexReader} reader @param {SearchRequest} request @param {number | null} first @param {number | null} last
 * @param {Map<string, string> | null} simplified @returns {Record<string, ((article: number) => boolean) | null>}
 */
function makeFilters(reader, request, first, last, simplified) {
  const { days, sources } = reader.columns;
  const chosen = reader.resolveSources(request.sources ?? [], simplified);
  /** @type {ReturnType<typeof makeFilters>} */
  const filters = {
    sources: chosen && ((article) => chosen.has(sources[article])),
    months: first === null && last === null
      ? null : (article) => days[article] >= (first ?? -Infinity) && days[article] <= (last ?? Infinity),
  };
  for (const name of /** @type {const} */ (["sections", "keywords"])) {
    const wanted = request[name] ?? [];
    if (!wanted.length && !Object.keys(reader.labels[name]).length) continue;
    const articles = new Set(wanted.flatMap((label) => (Object.hasOwn(reader.labels[name], label) ? reader.labels[name][label] : [])));
    filters[name] = wanted.length ? (article) => articles.has(article) : null;
  }
  return filters;
}

/** @param {IndexReader} reader @param {Item} item @param {Map<string, string> | null} simplified @returns {Promise<Match> | Match} */
function matchItem(reader, item, simplified) {
  const { issues, sources } = reader.columns;
  const where = (/** @type {(article: number) => boolean} */ test) =>
    ({ articles: new Set(issues.map((_, article) => article).filter(test)), terms: [] });
  if (item.field === "期") {
    const number = readIssueNumber(item.text);
    return where((article) => issues[article] === number);
  }
  if (item.field === "来源") {
    const names = reader.sources.map((known) =>
      known.some((name) => placesOf(splitTokens(normalForm(name, simplified)), item).length > 0));
    return where((article) => names[sources[article]]);
  }
  return item.tokens.length === 1 ? matchToken(reader, item) : matchPairs(reader, item);
}

/** @param {IndexReader} reader @param {Item} item @returns {Promise<Match>} */
async function matchToken(reader, item) {
  const inTitle = item.field === "标题";
  /** @type {Match} */
  const match = { articles: new Set(), terms: [] };
  for (const [key, posting] of await reader.postings("tokens", item.tokens[0], item.prefix)) {
    match.terms.push({ key, inTitle, posting });
    posting.articles.forEach((article, place) => {
      if (posting.titles[place] || !inTitle) match.articles.add(article);
    });
  }
  return match;
}

/** Matches a run of tokens: where its covering pairs stand at the right distances. @param {IndexReader} reader @param {Item} item @returns {Promise<Match>} */
async function matchPairs(reader, item) {
  const inTitle = item.field === "标题";
  const size = item.tokens.length;
  const offsets = cover(size);
  const found = await Promise.all(offsets.map((offset) =>
    reader.postings("pairs", `${item.tokens[offset]} ${item.tokens[offset + 1]}`, item.prefix && offset === size - 2)));
  /** @type {ScoringTerm[]} */
  const terms = [];
  /** @type {Map<number, Set<number>> | null} */
  let starts = null;
  offsets.forEach((offset, i) => {
    /** @type {Map<number, Set<number>>} */
    const here = new Map();
    for (const [key, posting] of found[i]) {
      terms.push({ key, inTitle, posting });
      posting.articles.forEach((article, place) => {
        const before = starts?.get(article);
        if (starts && !before) return;
        const end = inTitle ? reader.columns.titles[article] : Infinity;
        for (const position of posting.positions[place]) {
          const start = position - offset;
          if (start < 0 || start + size > end || (before && !before.has(start))) continue;
          const kept = here.get(article);
          if (kept) kept.add(start);
          else here.set(article, new Set([start]));
        }
      });
    }
    starts = here;
  });
  return { articles: new Set(/** @type {Map<number, Set<number>>} */ (/** @type {unknown} */ (starts)).keys()), terms };
}

/** @param {IndexReader} reader @param {number[]} articles @param {Map<number, number>} scores @param {string} sort */
function order(reader, articles, scores, sort) {
  const { days, issues, ordinals } = reader.columns;
  articles.sort((a, b) =>
    (sort === "relevance" ? (scores.get(b) ?? 0) - (scores.get(a) ?? 0) : sort === "oldest" ? days[a] - days[b] : 0) ||
    days[b] - days[a] || issues[b] - issues[a] || ordinals[a] - ordinals[b]);
}

/**
 * Returns a facet's choices: months ascending, others by count descending, then name; zeros left out.
 * @param {IndexReader} reader @param {string} name @param {number[]} articles @returns {Rows}
 */
function countFacet(reader, name, articles) {
  const { days, sources } = reader.columns;
  if (name === "months") {
    /** @type {Map<string, number>} */
    const months = new Map();
    for (const [day, n] of count(articles.map((article) => days[article]))) {
      const month = new Date(day * 86400000).toISOString().slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + n);
    }
    return [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  }
  /** @type {Rows} */
  let rows;
  if (name === "sources") {
    rows = Array.from(count(articles.map((article) => sources[article])), ([source, n]) => [reader.sources[source][0], n]);
  } else {
    const found = new Set(articles);
    rows = Object.entries(reader.labels[/** @type {"sections"} */ (name)])
      .map(([label, ids]) => [label, ids.filter((article) => found.has(article)).length]);
  }
  return rows.filter(([, n]) => n).sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
}

/** @param {number[]} values */
function count(values) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
