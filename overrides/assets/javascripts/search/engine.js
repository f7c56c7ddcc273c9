/**
 * Answers queries from a site's index, exactly. No DOM. Twin: `engine.py`, which says how and why.
 *
 * @typedef {{text?: string, sources?: string[], from?: string | null, to?: string | null,
 *   sort?: "relevance" | "newest" | "oldest", limit?: number}} SearchRequest
 * @typedef {{total: number, hits: {ref: string, score: number}[], issues: number[],
 *   facets: {sources: [string, number][], months: [string, number][]}, message?: string}} Answer
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./shard.js").TermPosting} TermPosting
 * @typedef {{key: string, inTitle: boolean, posting: TermPosting}} ScoringTerm
 * @typedef {{articles: Set<number>, terms: ScoringTerm[]}} Match
 */
import { readIssueNumber } from "./numerals.js";
import { BACKWARDS, cover, parseDay, parseQuery, placesOf, UnreadableError } from "./query.js";
import { FetchError, IndexReader } from "./reader.js";
import { compareCodePoints, mayBeTraditional, normalForm, splitTokens } from "./text.js";

const K1 = 1.2;
const B = 0.75;
const TITLE_BOOST = 3;

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
  const { text = "", sources = [], sort = "relevance" } = request;
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
  const { days, sources: sourceOf } = reader.columns;
  const all = days.map((_, article) => article);
  let matched = all;
  /** @type {Map<string, ScoringTerm>} */
  const terms = new Map();
  groups.forEach((group, g) => {
    matched = matched.filter((article) => group.some((item, i) => matches[g][i].articles.has(article) !== item.excluded));
    group.forEach((item, i) => {
      if (!item.excluded) for (const term of matches[g][i].terms) terms.set(`${term.key}/${term.inTitle}`, term);
    });
  });

  const chosen = reader.resolveSources(sources, simplified);
  const passesDays = (/** @type {number} */ article) =>
    (first === null || days[article] >= first) && (last === null || days[article] <= last);
  const inDays = matched.filter(passesDays);
  const inSources = chosen ? matched.filter((article) => chosen.has(sourceOf[article])) : matched;
  const result = inSources.filter(passesDays);
  const scores = await score(reader, [...terms.values()], new Set(result));
  order(reader, result, scores, groups.length || sort !== "relevance" ? sort : "newest");
  return {
    total: result.length,
    hits: result.slice(0, request.limit).map((article) => ({ ref: reader.ref(article), score: scores.get(article) ?? 0 })),
    issues,
    facets: { sources: sourceFacet(reader, inDays), months: monthFacet(reader, inSources) },
  };
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

/** Lets lunr score the articles of a result. @param {IndexReader} reader @param {ScoringTerm[]} terms @param {Set<number>} result */
async function score(reader, terms, result) {
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

/** @param {IndexReader} reader @param {number[]} articles @param {Map<number, number>} scores @param {string} sort */
function order(reader, articles, scores, sort) {
  const { days, issues, ordinals } = reader.columns;
  articles.sort((a, b) =>
    (sort === "relevance" ? (scores.get(b) ?? 0) - (scores.get(a) ?? 0) : sort === "oldest" ? days[a] - days[b] : 0) ||
    days[b] - days[a] || issues[b] - issues[a] || ordinals[a] - ordinals[b]);
}

/** @param {IndexReader} reader @param {number[]} articles @returns {[string, number][]} */
function sourceFacet(reader, articles) {
  const counts = count(articles.map((article) => reader.columns.sources[article]));
  return Array.from(counts, ([source, n]) => /** @type {[string, number]} */ ([reader.sources[source][0], n]))
    .sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
}

/** @param {IndexReader} reader @param {number[]} articles @returns {[string, number][]} */
function monthFacet(reader, articles) {
  /** @type {Map<string, number>} */
  const months = new Map();
  for (const [day, n] of count(articles.map((article) => reader.columns.days[article]))) {
    const month = new Date(day * 86400000).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + n);
  }
  return [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** @param {number[]} values */
function count(values) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
