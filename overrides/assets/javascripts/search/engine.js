/**
 * Answers queries from a site's index, exactly. No DOM. Twin: `engine.py`, which says how and why.
 *
 * @typedef {Partial<import("./facets.js").Chosen> & {text?: string, from?: string | null, to?: string | null,
 *   sort?: import("./state.js").Sort, limit?: number | undefined}} SearchRequest
 * @typedef {import("./facets.js").Rows} Rows
 * @typedef {{ref: string, score: number}} Hit
 * @typedef {{total: number, hits: Hit[], issues: number[], facets: import("./facets.js").Counts, message?: string}} Answer
 * @typedef {import("./score.js").ScoringTerm} ScoringTerm
 */
import { countFacet, countSources, makeFilters, noCounts, passing } from "./facets.js";
import { matchItem } from "./match.js";
import { readIssueNumber } from "./numerals.js";
import { BACKWARDS, namesIssuesOnly, parseDay, parseQuery, UnreadableError } from "./query.js";
import { FetchError, IndexReader } from "./reader.js";
import { scoreArticles } from "./score.js";
import { mayBeTraditional, normalForm, trim } from "./text.js";

/** Opens the archive of a site, given the address of its home page. @param {string | URL} siteUrl */
export async function openArchive(siteUrl) {
  const site = new URL(siteUrl, globalThis.location?.href);
  if (!site.pathname.endsWith("/")) site.pathname += "/";
  const folder = new URL("search/", site);
  return new Archive(folder, await openReader(folder));
}

/** Opens the index; once more where the site was published anew between its files. @param {URL} folder */
async function openReader(folder) {
  try {
    return await IndexReader.open(folder);
  } catch (error) {
    if (!(error instanceof FetchError) || !error.missing) throw error;
    return IndexReader.open(folder);
  }
}

/** A site's archive. Where the site was published anew under an open page, the new index is opened by itself. */
export class Archive {
  /** @param {URL} folder @param {IndexReader} reader */
  constructor(folder, reader) {
    this.folder = folder;
    this.reader = reader;
    /** @type {Map<string, string> | null} */
    this.simplified = null;
    /** @type {Promise<IndexReader> | undefined} */
    this.reopening = undefined;
  }

  /**
   * Answers a request. Throws QueryError if it is refused, FetchError if a file cannot be had.
   * @param {SearchRequest} request
   */
  search(request) {
    return this.fresh(async (reader) => {
      const names = request.text?.includes("来源") || request.sources?.length ? reader.sources.flat() : [];
      await this.readTraditional([request.text ?? "", ...(request.sources ?? []), ...names].join(""));
      return search(reader, request, this.simplified);
    });
  }

  /** Returns title, source, date and blocks of an article. @param {string} ref */
  article(ref) {
    return this.fresh((reader) => reader.shown(ref));
  }

  /** Returns what can be said of an article whose text cannot be had. @param {string} ref */
  outline(ref) {
    return this.reader.outline(ref);
  }

  /** Returns where the site has the page of a source. @param {string} name */
  sourcePath(name) {
    return this.reader.sourcePath(name);
  }

  /** Returns a source's entry name for a name or alias, or the name itself. @param {string} name */
  sourceName(name) {
    const [number] = this.reader.resolveSources([name], this.simplified) ?? [];
    return number === undefined ? name : this.reader.sources[number][0];
  }

  /**
   * Returns sources whose names hold some words, each with its number of articles: those that begin so first, then the
   * most frequent. @param {string} words @returns {Promise<Rows>}
   */
  async findSources(words) {
    await this.readTraditional(words + this.reader.sources.flat().join(""));
    const wanted = normalForm(words, this.simplified);
    const names = new Map(
      this.reader.sources.map((known) => [known[0], known.map((name) => normalForm(name, this.simplified))]),
    );
    const rank = (/** @type {string} */ name) => {
      const known = /** @type {string[]} */ (names.get(name));
      return known.includes(wanted)
        ? 0
        : known.some((one) => one.startsWith(wanted))
          ? 1
          : known.some((one) => one.includes(wanted))
            ? 2
            : 3;
    };
    const rows = countSources(this.reader, this.reader.columns.sources.keys());
    return rows.filter(([name]) => rank(name) < 3).sort((a, b) => rank(a[0]) - rank(b[0]));
  }

  /** Returns what exports need of articles. @param {string[]} refs */
  cards(refs) {
    return this.fresh((reader) => reader.cards(refs));
  }

  /** Gets the table of Traditional characters, if a text may need it. @param {string} text */
  async readTraditional(text) {
    if (!this.simplified && mayBeTraditional(text)) {
      this.simplified = await this.fresh((reader) => reader.simplified());
    }
  }

  /**
   * Reads; once more from the index as it is now, where a file is gone.
   * @template T @param {(reader: IndexReader) => Promise<T>} read @returns {Promise<T>}
   */
  async fresh(read) {
    const { reader } = this;
    try {
      return await read(reader);
    } catch (error) {
      if (!(error instanceof FetchError) || !error.missing) throw error;
      await this.reopen(reader);
      return read(this.reader);
    }
  }

  /** Opens the index anew, once for all that found the same one outdated. @param {IndexReader} outdated */
  async reopen(outdated) {
    if (this.reader !== outdated) return;
    this.reopening ??= IndexReader.open(this.folder).finally(() => (this.reopening = undefined));
    this.reader = await this.reopening;
  }
}

/**
 * @param {IndexReader} reader @param {SearchRequest} request @param {Map<string, string> | null} simplified
 * @returns {Promise<Answer>}
 */
async function search(reader, request, simplified) {
  const { text = "" } = request;
  const first = parseDay(request.from);
  const last = parseDay(request.to);
  const number = readIssueNumber(trim(text));
  const issues = number !== null && reader.columns.numbers.includes(number) ? [number] : [];
  const nothing = (/** @type {string} */ message) => ({
    total: 0,
    hits: [],
    issues,
    facets: noCounts(),
    message,
  });
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
  const matched = new Uint8Array(reader.count).fill(1);
  /** @type {Map<string, ScoringTerm>} */
  const terms = new Map();
  groups.forEach((group, g) => {
    const any = new Uint8Array(reader.count);
    group.forEach((item, i) => {
      const { articles, terms: scoring } = matches[g][i];
      const wanted = item.excluded ? 0 : 1;
      for (let article = 0; article < any.length; article++) if (articles[article] === wanted) any[article] = 1;
      if (!item.excluded) for (const term of scoring) terms.set(`${term.key}/${term.inTitle}`, term);
    });
    for (let article = 0; article < any.length; article++) matched[article] &= any[article];
  });

  const filters = makeFilters(reader, request, first, last, simplified);
  const result = passing(matched, filters);
  const hits = await order(reader, result, [...terms.values()], request, groups);
  const facets = noCounts();
  for (const facet of filters.keys()) {
    facets[facet.name] = countFacet(reader, facet, passing(matched, filters, facet));
  }
  const backwards = first !== null && last !== null && first > last;
  return { total: result.length, hits, issues, facets, ...(backwards && { message: BACKWARDS }) };
}

/**
 * Returns the first hits in the order asked for; ties by date, issue, both descending, then ordinal.
 * Who asks for nothing but issues gets each as it was printed: ties by issue and ordinal.
 * @param {IndexReader} reader @param {number[]} result @param {ScoringTerm[]} terms @param {SearchRequest} request
 * @param {import("./query.js").Item[][]} groups
 */
async function order(reader, result, terms, request, groups) {
  const { sort = "relevance" } = request;
  const byRelevance = groups.length > 0 && sort === "relevance";
  const rank = reader.ranks(sort === "oldest" ? 1 : byRelevance && namesIssuesOnly(groups) ? 0 : -1);
  let articles = result;
  if (!byRelevance) articles = result.sort((a, b) => rank[a] - rank[b]).slice(0, request.limit);
  const scores = await scoreArticles(reader, terms, articles, byRelevance ? request.limit : undefined);
  const score = (/** @type {number} */ article) => /** @type {number} */ (scores.get(article));
  if (byRelevance) {
    articles = [...scores.keys()].sort((a, b) => score(b) - score(a) || rank[a] - rank[b]).slice(0, request.limit);
  }
  return articles.map((article) => ({ ref: reader.ref(article), score: score(article) }));
}
