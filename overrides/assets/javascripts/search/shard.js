/**
 * The wire formats of shards and columns. Twin: `shard.py`, which describes them.
 *
 * @typedef {{articles: number[], counts: number[], titles: number[], positions: number[][]}} TermPosting
 */

/**
 * Unpacks a gzip file. A server may have said by mistake that it is gzip only on its way; then the browser has
 * unpacked it.
 * @param {Response} response @returns {Promise<ArrayBuffer>}
 */
export async function unpack(response) {
  const buffer = await response.arrayBuffer();
  const [first, second] = new Uint8Array(buffer);
  if (response.headers.has("content-encoding") && (first !== 0x1f || second !== 0x8b)) return buffer;
  return new Response(new Blob([buffer]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Decodes varints one after the other. */
class Varints {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.place = 0;
  }

  next() {
    let value = 0;
    let shift = 1;
    for (;;) {
      const byte = this.data[this.place++];
      if (byte === undefined) throw new RangeError("a number without an end");
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      shift *= 128;
    }
  }

  /** Throws where the data goes on: then it is not what it was taken for. @param {number} place */
  end(place) {
    if (place !== this.data.length) throw new RangeError("not a file of the index");
  }

  /** Reads numbers that are stored as differences. @param {number} count */
  sums(count) {
    const values = new Array(count);
    for (let i = 0, last = 0; i < count; i++) values[i] = last += this.next();
    return values;
  }

  /** @param {number} count */
  take(count) {
    const values = new Array(count);
    for (let i = 0; i < count; i++) values[i] = this.next();
    return values;
  }
}

/** The columns in the order in which they are stored, and whether they are stored as differences. */
const COLUMNS = /** @type {const} */ ([
  ["numbers", true],
  ["issues", true],
  ["ordinals", false],
  ["days", true],
  ["sources", false],
  ["titles", false],
  ["lengths", false],
]);

/** Returns the columns over all articles. @param {ArrayBuffer} buffer @returns {import("./reader.js").Columns} */
export function readColumns(buffer) {
  const numbers = new Varints(new Uint8Array(buffer));
  const [issues, articles] = numbers.take(2);
  const columns = Object.fromEntries(
    COLUMNS.map(([name, differences]) => {
      const values = numbers.take(name === "numbers" ? issues : articles);
      let last = 0;
      return [name, differences ? values.map((value) => (last += value % 2 ? -(value + 1) / 2 : value / 2)) : values];
    }),
  );
  numbers.end(numbers.place);
  return /** @type {import("./reader.js").Columns} */ (columns);
}

/**
 * Returns a shard's posting lists, still encoded, by key.
 * @param {ArrayBuffer} buffer @returns {Map<string, Uint8Array>}
 */
export function readShard(buffer) {
  const data = new Uint8Array(buffer);
  const numbers = new Varints(data);
  const size = numbers.next();
  const keys = new TextDecoder().decode(data.subarray(numbers.place, numbers.place + size)).split("\n");
  numbers.place += size;
  const lengths = numbers.take(keys.length);
  let place = numbers.place;
  const lists = new Map(keys.map((key, i) => [key, data.subarray(place, (place += lengths[i]))]));
  numbers.end(place);
  return lists;
}

/** Decodes a posting list. @param {Uint8Array} data @param {boolean} pairs @returns {TermPosting} */
export function readPosting(data, pairs) {
  const numbers = new Varints(data);
  const n = numbers.next();
  const articles = numbers.sums(n);
  const counts = numbers.take(n);
  return pairs
    ? { articles, counts, titles: [], positions: counts.map((count) => numbers.sums(count)) }
    : { articles, counts, titles: numbers.take(n), positions: [] };
}
