/**
 * Reads a site's search index, file by file as queries need them. Twin: `reader.py`; the files: `files.py`.
 *
 * @typedef {import("./shard.js").TermPosting} TermPosting
 * @typedef {{firsts: string[], names: string[]}} Page first keys and names of neighbouring files
 * @typedef {{numbers: number[], issues: number[], ordinals: number[], days: number[], sources: number[],
 *   titles: number[], lengths: number[]}} Columns
 * @typedef {{title: string, source: string, date: string, blocks: string[], story?: string}} ShownArticle `story`: the
 *   first ref of the story that the article is part of
 * @typedef {{format: number, articles: number, averages: Record<string, number>, files: Record<string, string>,
 *   texts: string, slugs?: Record<string, string>, directory: {tokens: Page, pairs: Page}}} Manifest `slugs`: of sources
 *   whose page is not named as they are
 * @typedef {{size: number, names: string[], news?: number[]}} CardFiles how many cards each file holds, the files' names,
 *   and the numbers of the sources that are cited as newspapers
 * @typedef {Record<string, Record<string, number[]>>} Labels the articles of each label, by the name of the facet
 */
import { readColumns, readPosting, readShard, unpack } from "./shard.js";
import { compareCodePoints, normalForm, trim } from "./text.js";

const FORMAT = 2;
const OUTDATED = "网站已经更新，请刷新网页。";
const NO_TEXT = "这一篇的文字没有取到，可以打开看。";
/** Milliseconds after which a file that is still not there counts as failed. */
const PATIENCE = 20_000;

/** A file of the index that could not be had. `missing`: the server answered, but not with this file. */
export class FetchError extends Error {
  /** @param {string} name @param {boolean} missing */
  constructor(name, missing) {
    super(`cannot fetch ${name}`);
    this.missing = missing;
  }
}

/** The site has been published with another format of index, which this page cannot read; its message says so. */
export class OutdatedError extends Error {
  name = "OutdatedError";
}

/** One published state of the index. Files are fetched once; what failed is tried again when asked again. */
export class IndexReader {
  /** @param {URL} folder the site's `search/` @param {Manifest} manifest */
  constructor(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.count = manifest.articles;
    /** @type {Record<string, number>} */
    this.averages = { title: manifest.averages.title || 1, body: manifest.averages.body || 1 };
    /** @type {Map<string, Promise<unknown>>} */
    this.files = new Map();
  }

  /** @param {URL} folder @returns {Promise<Manifest>} */
  static async readManifest(folder) {
    const manifest = await fetchFile(folder, "manifest.json", { cache: "no-cache" }, (response) => response.json());
    if (manifest.format !== FORMAT) throw new OutdatedError(OUTDATED);
    return manifest;
  }

  /** @param {URL} folder */
  static async open(folder) {
    const manifest = await IndexReader.readManifest(folder);
    const reader = new IndexReader(folder, manifest);
    const { files } = manifest;
    [reader.columns, reader.sources, reader.labels] = await Promise.all([
      reader.file(`articles-${files.articles}.bin`, readColumns),
      reader.json(`sources-${files.sources}.bin`),
      files.labels ? reader.json(`labels-${files.labels}.bin`) : reader.labels,
    ]);
    return reader;
  }

  /** @type {Columns} */
  columns = { numbers: [], issues: [], ordinals: [], days: [], sources: [], titles: [], lengths: [] };

  /** Name and aliases of each source. @type {string[][]} */
  sources = [];

  /** @type {Labels} */
  labels = {};

  /** @type {Map<number, Uint32Array>} */
  #ranks = new Map();

  /** @param {number} article */
  ref(article) {
    return `${this.columns.issues[article]}-${this.columns.ordinals[article]}`;
  }

  /**
   * Returns each article's place by date, issue, both descending, then ordinal; or by date ascending, or without it.
   * @param {-1 | 0 | 1} sign of the date
   */
  ranks(sign) {
    const known = this.#ranks.get(sign);
    if (known) return known;
    const { days, issues, ordinals } = this.columns;
    const order = days
      .map((_, article) => article)
      .sort((a, b) => sign * (days[a] - days[b]) || issues[b] - issues[a] || ordinals[a] - ordinals[b]);
    const ranks = new Uint32Array(order.length);
    order.forEach((article, place) => (ranks[article] = place));
    this.#ranks.set(sign, ranks);
    return ranks;
  }

  /** Returns where the site has the page of a source. @param {string} name */
  sourcePath(name) {
    const { slugs = {} } = this.manifest;
    return `sources/${encodeURIComponent(Object.hasOwn(slugs, name) ? slugs[name] : name)}/`;
  }

  /** Returns what a hit shows. @param {string} ref @returns {Promise<ShownArticle>} */
  shown(ref) {
    return this.json(`text/${ref}.bin?${this.manifest.texts}`);
  }

  /** Returns what can be said of an article whose text cannot be had. @param {string} ref @returns {ShownArticle} */
  outline(ref) {
    const { days, sources, issues } = this.columns;
    const article = issues.findIndex((_, place) => this.ref(place) === ref);
    const [number, ordinal] = ref.split("-");
    const title = `第 ${number} 期第 ${ordinal} 篇`;
    return { title, source: this.sources[sources[article]][0], date: dateOf(days[article]), blocks: [NO_TEXT] };
  }

  /**
   * Returns ref, title, source, date, address and labels of articles.
   * @param {string[]} refs @returns {Promise<import("./export.js").Card[]>}
   */
  async cards(refs) {
    const { days, sources } = this.columns;
    const places = new Map(days.map((_, article) => [this.ref(article), article]));
    /** @type {CardFiles} */
    const cards = await this.json(`cards-${this.manifest.files.cards}.bin`);
    const labelled = ["sections", "keywords"].map((facet) => this.byArticle(facet));
    return Promise.all(
      refs.map(async (ref) => {
        const article = /** @type {number} */ (places.get(ref));
        /** @type {[title: string, url: string][]} */
        const page = await this.json(`cards/${cards.names[Math.floor(article / cards.size)]}.bin`);
        const [title, url] = page[article % cards.size];
        const source = sources[article];
        const isNews = cards.news?.includes(source) ?? false;
        const [sections, keywords] = labelled.map((labels) => labels.get(article) ?? []);
        const name = this.sources[source][0];
        return { ref, title, url, isNews, date: dateOf(days[article]), source: name, sections, keywords };
      }),
    );
  }

  /** Returns the labels of each article that has some. @param {string} facet @returns {Map<number, string[]>} */
  byArticle(facet) {
    /** @type {Map<number, string[]>} */
    const labels = new Map();
    for (const [label, articles] of Object.entries(this.labels[facet] ?? {}))
      for (const article of articles) labels.set(article, [...(labels.get(article) ?? []), label]);
    return labels;
  }

  /** Returns Traditional characters and their Simplified ones. @returns {Promise<Map<string, string>>} */
  async simplified() {
    /** @type {[traditional: string, simplified: string]} */
    const [traditional, simplified] = await this.json(`simplified-${this.manifest.files.simplified}.bin`);
    const values = [...simplified];
    return new Map([...traditional].map((character, place) => [character, values[place]]));
  }

  /**
   * Returns the numbers of sources by name or alias; none given is null.
   * @param {string[]} names @param {Map<string, string> | null} simplified
   */
  resolveSources(names, simplified) {
    if (!names.length) return null;
    const those = (/** @type {(known: string[]) => boolean} */ test) =>
      this.sources.flatMap((known, number) => (test(known) ? [number] : []));
    return new Set(
      names.flatMap((wanted) => {
        const exact = those((known) => known.includes(wanted));
        const alike = normalForm(trim(wanted), simplified);
        return exact.length ? exact : those((known) => known.some((name) => normalForm(name, simplified) === alike));
      }),
    );
  }

  /**
   * Returns the posting list of a key, or of all keys that begin so.
   * @param {"tokens" | "pairs"} table @param {string} key @param {boolean} prefix
   * @returns {Promise<[string, TermPosting][]>}
   */
  async postings(table, key, prefix) {
    const pages = holding(this.manifest.directory[table], key, prefix);
    /** @type {Page[]} */
    const directory = await Promise.all(pages.map((name) => this.json(`directory/${name}.bin`)));
    const names = directory.flatMap((page) => holding(page, key, prefix));
    const shards = await Promise.all(names.map((name) => this.file(`shards/${name}.bin`, readShard)));
    return shards.flatMap((shard) => {
      const keys = prefix ? [...shard.keys()].filter((known) => known.startsWith(key)) : shard.has(key) ? [key] : [];
      return keys.map(
        (known) =>
          /** @type {[string, TermPosting]} */ ([
            known,
            readPosting(/** @type {Uint8Array} */ (shard.get(known)), table === "pairs"),
          ]),
      );
    });
  }

  /** @template T @param {string} name @returns {Promise<T>} */
  json(name) {
    return this.file(name, (buffer) => JSON.parse(new TextDecoder().decode(buffer)));
  }

  /** @template T @param {string} name @param {(buffer: ArrayBuffer) => T} read @returns {Promise<T>} */
  file(name, read) {
    let file = /** @type {Promise<T> | undefined} */ (this.files.get(name));
    if (!file) {
      file = fetchFile(this.folder, name, {}, async (response) => read(await unpack(response)));
      this.files.set(name, file);
      file.catch(() => this.files.delete(name));
    }
    return file;
  }
}

/** Writes days since 1970 as `2023-06-01`. @param {number} day */
function dateOf(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

/**
 * @template T @param {URL} folder @param {string} name @param {RequestInit} options
 * @param {(response: Response) => Promise<T>} read
 */
async function fetchFile(folder, name, options, read) {
  let response;
  try {
    response = await fetch(new URL(name, folder), { signal: AbortSignal.timeout?.(PATIENCE), ...options });
  } catch {
    throw new FetchError(name, false);
  }
  // Hosts say 403, 404 or 410 of a file that is gone.
  if (!response.ok) throw new FetchError(name, response.status < 500);
  try {
    return await read(response);
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    throw new FetchError(name, !late); // a page of the server's own in the place of a file that is gone
  }
}

/**
 * Returns the names of the files that may hold a key, or keys that begin so.
 * @param {Page} page @param {string} key @param {boolean} prefix
 */
function holding(page, key, prefix) {
  let first = 0;
  for (let high = page.firsts.length; first < high;) {
    const middle = (first + high) >> 1;
    if (compareCodePoints(page.firsts[middle], key) <= 0) first = middle + 1;
    else high = middle;
  }
  let last = Math.max(first, 1);
  while (prefix && last < page.firsts.length && page.firsts[last].startsWith(key)) last++;
  return page.names.slice(Math.max(first - 1, 0), last);
}
