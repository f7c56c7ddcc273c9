/** What `made.py` has written for the tests: vectors, an archive and its answers, the search page. */
import { readFileSync } from "node:fs";

const folder = new URL("made/", import.meta.url);

/** Reads a file as text. @param {string} name */
export function readMade(name) {
  return readFileSync(new URL(name, folder), "utf8");
}

/** Reads a file of JSON. @param {string} name @returns {any} */
export function readMadeJson(name) {
  return JSON.parse(readMade(`${name}.json`));
}

/** The address at which the made-up archive is served. */
export const SITE = new URL("https://archive.test/some/path/");

/**
 * Serves the made-up archive to `fetch`; returns what was asked for, oldest first.
 * @param {(name: string, bytes: Buffer) => Response | Promise<Response> | undefined} [answer] what a file is answered
 *   with instead of itself
 * @returns {string[]}
 */
export function serveArchive(answer = () => undefined) {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (url) => {
    const { pathname } = new URL(String(url));
    const name = pathname.slice(`${SITE.pathname}search/`.length);
    asked.push(name);
    try {
      const bytes = readFileSync(new URL(`site/search/${name}`, folder));
      return (await answer(name, bytes)) ?? new Response(bytes);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
      return new Response("", { status: 404 });
    }
  };
  return asked;
}

/** The Traditional characters of the archive and their Simplified ones. @returns {Promise<Map<string, string>>} */
export async function readSimplified() {
  serveArchive();
  const { IndexReader } = await import("../../overrides/assets/javascripts/search/reader.js");
  return (await IndexReader.open(new URL("search/", SITE))).simplified();
}
