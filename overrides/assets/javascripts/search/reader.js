/**
 * Reads a site's search index, file by file as queries need them. Twin: `reader.py`; the files: `files.py`.
 *
 * @typedef {import("./shard.js").TermPosting} TermPosting
 * @typedef {{firsts: string[], names: string[]}} Table
 * @typedef {{numbers: number[], issues: number[], ordinals: number[], days: number[], sources: number[],
 *   titles: number[], lengths: number[]}} Columns
 * @typedef {{title: string, source: string, date: string, blocks: string[]}} ShownArticle
 * @typedef {{format: number, articles: number, averages: Record<string, number>, files: Record<string, string>}} Manifest
 */
import { readPosting, readShard, unpack } from "./shard.js";
import { compareCodePoints, normalForm } from "./text.js";

const FORMAT = 1;

/** A file of the index that could not be had. `missing`: the server answered, but not with this file. */
export class FetchError extends Error {
  /** @param {string} name @param {boolean} missing */
  constructor(name, missing) {
    super(`cannot fetch ${name}`);
    this.missing = missing;
  }
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

  /** @param {URL} folder */
  static async open(folder) {
    const manifest = await fetchFile(folder, "manifest.json", { cache: "no-cache" }, (response) => response.json());
    if (manifest.format !== FORMAT) throw new FetchError("manifest.json", true);
    const reader = new IndexReader(folder, manifest);
    [reader.columns, reader.sources] = await Promise.all([reader.readColumns(), reader.readSources()]);
    return reader;
  }

  /** @type {Columns} */
  columns = { numbers: [], issues: [], ordinals: [], days: [], sources: [], titles: [], lengths: [] };

  /** Name and aliases of each source. @type {string[][]} */
  sources = [];

  /** @param {number} article */
  ref(article) {
    return `${this.columns.issues[article]}-${this.columns.ordinals[article]}`;
  }

  /** Returns what a hit shows. @param {string} ref @returns {Promise<ShownArticle>} */
  shown(ref) {
    const version = this.manifest.files.directory.slice("directory-".length, -".bin".length);
    return this.json(`text/${ref}.bin?${version}`);
  }

  /** Returns Traditional characters and their Simplified ones. @returns {Promise<Map<string, string>>} */
  async simplified() {
    const [traditional, simplified] = await this.json(this.manifest.files.simplified);
    const values = [...simplified];
    return new Map([...traditional].map((character, place) => [character, values[place]]));
  }

  /** Returns the numbers of sources by name or alias; none given is null. @param {string[]} names @param {Map<string, string> | null} simplified */
  resolveSources(names, simplified) {
    if (!names.length) return null;
    const wanted = new Set(names.map((name) => normalForm(name.trim(), simplified)));
    const chosen = new Set();
    this.sources.forEach((known, number) => {
      if (known.some((name) => names.includes(name) || wanted.has(normalForm(name, simplified)))) chosen.add(number);
    });
    return chosen;
  }

  /**
   * Returns the posting list of a key, or of all keys that begin so.
   * @param {"tokens" | "pairs"} table @param {string} key @param {boolean} prefix
   * @returns {Promise<[string, TermPosting][]>}
   */
  async postings(table, key, prefix) {
    // No destructuring here: the minifier would move it before the line it depends on.
    const directory = await this.json(this.manifest.files.directory);
    const firsts = /** @type {Table} */ (directory[table]).firsts;
    const names = /** @type {Table} */ (directory[table]).names;
    const wanted = [];
    for (let place = lastNotAfter(firsts, key); place < firsts.length; place++) {
      const first = firsts[place];
      if (compareCodePoints(first, key) > 0 && !(prefix && first.startsWith(key))) break;
      wanted.push(names[place]);
    }
    const shards = await Promise.all(wanted.map((name) => this.file(`shards/${name}.bin`, readShard)));
    return shards.flatMap((shard) => {
      const keys = prefix ? [...shard.keys()].filter((known) => known.startsWith(key)) : shard.has(key) ? [key] : [];
      return keys.map((known) => /** @type {[string, TermPosting]} */ (
        [known, readPosting(/** @type {Uint8Array} */ (shard.get(known)), table === "pairs")]
      ));
    });
  }

  /** @returns {Promise<Columns>} */
  async readColumns() {
    const columns = await this.json(this.manifest.files.articles);
    return { ...columns, numbers: sums(columns.numbers), issues: sums(columns.issues), days: sums(columns.days) };
  }

  /** @returns {Promise<string[][]>} */
  readSources() {
    return this.json(this.manifest.files.sources);
  }

  /** @param {string} name @returns {Promise<any>} */
  json(name) {
    return this.file(name, (buffer) => JSON.parse(new TextDecoder().decode(buffer)));
  }

  /** @template T @param {string} name @param {(buffer: ArrayBuffer) => T} read @returns {Promise<T>} */
  file(name, read) {
    let file = /** @type {Promise<T> | undefined} */ (this.files.get(name));
    if (!file) {
      file = fetchFile(this.folder, name, {}, async (response) =>
        read(await unpack(/** @type {ReadableStream<Uint8Array>} */ (response.body))));
      this.files.set(name, file);
      file.catch(() => this.files.delete(name));
    }
    return file;
  }
}

/** @template T @param {URL} folder @param {string} name @param {RequestInit} options @param {(response: Response) => Promise<T>} read */
async function fetchFile(folder, name, options, read) {
  let response;
  try {
    response = await fetch(new URL(name, folder), options);
  } catch {
    throw new FetchError(name, false);
  }
  if (!response.ok) throw new FetchError(name, response.status === 404);
  try {
    return await read(response);
  } catch {
    throw new FetchError(name, false);
  }
}

/** Returns the last place whose key is not after the one looked for, at least 0. @param {string[]} keys @param {string} key */
function lastNotAfter(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(keys[middle], key) <= 0) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** @param {number[]} differences */
function sums(differences) {
  let total = 0;
  return differences.map((difference) => (total += difference));
}
