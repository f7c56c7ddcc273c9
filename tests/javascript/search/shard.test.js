import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readColumns, readPosting, readShard, unpack } from "../../../overrides/assets/javascripts/search/shard.js";

/** Returns numbers below 128 as a file has them. @param {...number} numbers */
const bytes = (...numbers) => new Uint8Array(numbers);

/** @param {...number} numbers */
const file = (...numbers) => bytes(...numbers).buffer;

const keys = [...new TextEncoder().encode("医\nab")];

test("a shard has keys, and a posting list for each", () => {
  const shard = readShard(file(keys.length, ...keys, 2, 1, 7, 8, 9));
  assert.deepEqual(
    [...shard],
    [
      ["医", bytes(7, 8)],
      ["ab", bytes(9)],
    ],
  );
});

test("a shard that is cut off, or goes on, is none", () => {
  assert.throws(() => readShard(file(keys.length, ...keys, 2, 1, 7, 8)), RangeError);
  assert.throws(() => readShard(file(keys.length, ...keys, 2, 1, 7, 8, 9, 0)), RangeError);
  assert.throws(() => readShard(file(keys.length, ...keys, 2)), { message: "a number without an end" });
  assert.throws(() => readShard(file(200)), { message: "a number without an end" });
  assert.throws(() => readShard(file()), RangeError);
});

test("a posting list of tokens has articles, counts, and counts in titles", () => {
  assert.deepEqual(readPosting(bytes(2, 3, 4, 1, 2, 0, 1), false), {
    articles: [3, 7],
    counts: [1, 2],
    titles: [0, 1],
    positions: [],
  });
});

test("a posting list of pairs has articles, counts and positions", () => {
  assert.deepEqual(readPosting(bytes(2, 3, 4, 1, 2, 5, 1, 2), true), {
    articles: [3, 7],
    counts: [1, 2],
    titles: [],
    positions: [[5], [1, 3]],
  });
});

test("a number has seven bits in each byte, the lowest first, and may be larger than 32 bits", () => {
  assert.deepEqual(readPosting(bytes(1, 0xac, 0x02, 1, 0), false).articles, [300]);
  assert.deepEqual(readPosting(bytes(1, 0x80, 0x80, 0x80, 0x80, 0x10, 1, 0), false).articles, [2 ** 32]);
});

test("columns are read, those stored as differences summed up, which may go down", () => {
  const stored = [3, 2, 4, 2, 2, 4, 0, 1, 2, 6, 3, 0, 1, 5, 6, 7, 8];
  assert.deepEqual(readColumns(file(...stored)), {
    numbers: [2, 3, 4],
    issues: [2, 2],
    ordinals: [1, 2],
    days: [3, 1],
    sources: [0, 1],
    titles: [5, 6],
    lengths: [7, 8],
  });
  assert.throws(() => readColumns(file(...stored.slice(0, -1))), RangeError);
  assert.throws(() => readColumns(file(...stored, 0)), { message: "not a file of the index" });
});

const text = new TextEncoder().encode("医疗");

test("a file is unpacked", async () => {
  const packed = new Response(gzipSync(text));
  assert.deepEqual(new Uint8Array(await unpack(packed)), text);
});

test("a file that the browser has unpacked already is taken as it is", async () => {
  const packed = new Response(text, { headers: { "content-encoding": "gzip" } });
  assert.deepEqual(new Uint8Array(await unpack(packed)), text);
});

test("a file that a server calls packed, and that is still packed, is unpacked", async () => {
  const packed = new Response(gzipSync(text), { headers: { "content-encoding": "gzip" } });
  assert.deepEqual(new Uint8Array(await unpack(packed)), text);
  for (const start of [
    [0x1f, 0],
    [0, 0x8b],
  ]) {
    const plain = new Response(bytes(...start), { headers: { "content-encoding": "gzip" } });
    assert.deepEqual(new Uint8Array(await unpack(plain)), bytes(...start));
  }
});

test("what is not packed, and not said to have been, is no file of the index", async () => {
  await assert.rejects(unpack(new Response("<!doctype html>")));
});
