/**
 * The query language: what a reader typed, as groups of items. Twin: `query.py`, tested on the same vectors.
 *
 * @typedef {"" | "标题" | "来源" | "期"} Field
 * @typedef {{field: Field, tokens: string[], text: string, prefix: boolean, excluded: boolean}} Item
 * @typedef {import("./text.js").Simplified} Simplified
 */
import { readIssueNumber } from "./numerals.js";
import { isCharacter, normalForm, termTokens, trim } from "./text.js";

export const LIMIT = 500;
export const TOO_LONG = "检索词太长了：最多 500 个字，请只留下关键的词句。";
export const UNREADABLE = "没有可检索的文字：请输入汉字、字母或数字。";
export const BACKWARDS = "开始日期晚于结束日期，没有这样的文章。";
const notADate = (/** @type {string} */ value) => `“${value}”不是日期：请写成 2023-06-01 这样的年-月-日。`;

/** A query that is refused; its message tells the reader why. */
export class QueryError extends Error {}

/** A query that has text, but none that can be searched for: it finds nothing. */
export class UnreadableError extends QueryError {}

const GAP = /\p{White_Space}*(?<pipe>\|[\p{White_Space}|]*)?/u;
const ITEM = /(?<minus>-?)(?:(?<field>标题|来源|期):)?(?:"(?<quoted>[^"]*)(?:"|$)|(?<term>[^\p{White_Space}|]*))/u;
const NEXT = new RegExp(GAP.source + ITEM.source, "gu");
const MARKS = /^[^\p{L}\p{N}○]+|[^\p{L}\p{N}○]+$/gu;

/**
 * Reads a query; empty text has no groups. Throws QueryError if it is too long, UnreadableError if it says nothing.
 * @param {string} text @param {Simplified | null} simplified @returns {Item[][]}
 */
export function parseQuery(text, simplified) {
  if ([...text].length > LIMIT) throw new QueryError(TOO_LONG);
  const typed = text.normalize("NFKC").replace(/[“”「」]/g, '"');
  /** @type {Item[][]} */
  const groups = [];
  for (const match of typed.matchAll(NEXT)) {
    const parts = /** @type {Record<string, string | undefined>} */ (match.groups);
    const item = readItem(parts, simplified);
    if (parts.pipe === undefined || !groups.length) groups.push([]);
    if (item) groups[groups.length - 1].push(item);
  }
  const readable = groups.filter((group) => group.length);
  if (!readable.length && trim(typed)) throw new UnreadableError(UNREADABLE);
  return readable;
}

/** @param {Record<string, string | undefined>} parts @param {Simplified | null} simplified @returns {Item | null} */
function readItem(parts, simplified) {
  const text = trim(/** @type {string} */ (parts.quoted ?? parts.term));
  const tokens = termTokens(text, simplified);
  if (!tokens.length) return null;
  const last = tokens[tokens.length - 1];
  const prefix = text.endsWith("*") && !isCharacter(last) && normalForm(text.slice(0, -1), simplified).endsWith(last);
  return { field: /** @type {Field} */ (parts.field ?? ""), tokens, text, prefix, excluded: Boolean(parts.minus) };
}

/**
 * Returns the issue that an item of the field 期 names; marks at its ends are dropped, as of any term.
 * @param {Item} item
 */
export function issueNumber(item) {
  return readIssueNumber(item.text.replace(MARKS, ""));
}

/** Tells whether a query asks for issues and nothing else. @param {Item[][]} groups */
export function namesIssuesOnly(groups) {
  return groups.every((group) => group.every((item) => item.field === "期" && !item.excluded));
}

/** Returns the offsets of the pairs that cover `count` tokens: every other one, and the last. @param {number} count */
export function cover(count) {
  const offsets = [];
  for (let offset = 0; offset < count - 1; offset += 2) offsets.push(offset);
  if (offsets[offsets.length - 1] !== count - 2) offsets.push(count - 2);
  return offsets;
}

/**
 * Returns where an item's tokens stand in a list of tokens: the place of each first one.
 * @param {string[]} tokens @param {Item} item @returns {number[]}
 */
export function placesOf(tokens, item) {
  const size = item.tokens.length;
  const last = item.tokens[size - 1];
  const places = [];
  for (let place = 0; place + size <= tokens.length; place++) {
    const end = tokens[place + size - 1];
    if (end !== last && !(item.prefix && end.startsWith(last))) continue;
    let same = true;
    for (let offset = 0; same && offset < size - 1; offset++) same = tokens[place + offset] === item.tokens[offset];
    if (same) places.push(place);
  }
  return places;
}

/**
 * Reads `2023-06-01` as days since 1970; nothing is null. Throws QueryError.
 * @param {string | null | undefined} value
 */
export function parseDay(value) {
  if (!value) return null;
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || value < "0001" || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new QueryError(notADate(value));
  }
  return time / 86400000;
}
