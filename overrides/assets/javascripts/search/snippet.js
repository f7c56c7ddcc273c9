/**
 * What a hit shows of its text: the parts that have the words of the query in them, and where to mark it. No DOM.
 *
 * @typedef {{text: string, marked: boolean}} Piece
 * @typedef {{start: number, end: number, item: number}} Mark a range in UTF-16 units
 * @typedef {{from: number, to: number}} Part a range in UTF-16 units
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./text.js").Simplified} Simplified
 */
import { placesOf } from "./query.js";
import { BREAK, tokenSpans } from "./text.js";

/** Characters that are shown, which the parts share; the fewest of a part; and how much of it stands before its mark. */
const LENGTH = 120;
const SHORTEST = 30;
const BEFORE = 1 / 4;

/** Returns the items of a query that can be seen in a text. @param {Item[][]} groups @param {"title" | "body"} where */
export function visibleItems(groups, where) {
  return groups
    .flat()
    .filter((item) => !item.excluded && (item.field === "" || (item.field === "标题" && where === "title")));
}

/** Returns a whole text in pieces. @param {string} text @param {Item[]} items @param {Simplified | null} simplified */
export function highlight(text, items, simplified) {
  return cut(text, findMarks([text], items, simplified), 0, text.length);
}

/**
 * Returns the best part of an article in pieces, or of several parts as many as have each word that is to be marked; its
 * beginning where nothing is.
 * @param {string[]} blocks @param {Item[]} items @param {Simplified | null} simplified @returns {Piece[]}
 */
export function snippet(blocks, items, simplified) {
  const text = blocks.join(" ");
  const marks = findMarks(blocks, items, simplified);
  const pieces = [];
  let place = 0;
  for (const { from, to } of chooseParts(text, marks)) {
    if (from > place) pieces.push({ text: "…", marked: false });
    pieces.push(...cut(text, marks, Math.max(from, place), to));
    place = Math.max(place, to);
  }
  if (place < text.length) pieces.push({ text: "…", marked: false });
  return pieces;
}

/**
 * Returns the parts of a text in its order: the fewest and so the longest that have every item, which share the length.
 * @param {string} text @param {Mark[]} marks @returns {Part[]}
 */
function chooseParts(text, marks) {
  for (let shared = 1; ;) {
    const length = Math.max(Math.floor(LENGTH / shared), SHORTEST);
    const parts = [];
    for (let missing = marks; missing.length || !parts.length;) {
      const best = bestMark(missing, length);
      const part = partAround(text, marks, best, length);
      parts.push(part);
      const shown = new Set(marks.filter((mark) => isWithin(mark, part)).map((mark) => mark.item));
      missing = missing.filter((mark) => mark.item !== best?.item && !shown.has(mark.item));
    }
    if (parts.length <= shared) return parts.sort((a, b) => a.from - b.from);
    shared = parts.length;
  }
}

/**
 * Returns the mark behind which the most different items stand close by, then the most marks.
 * @param {Mark[]} marks @param {number} length
 */
function bestMark(marks, length) {
  let best = 0;
  let found = marks.at(0);
  for (const [i, mark] of marks.entries()) {
    const end = mark.start + length - Math.floor(length * BEFORE);
    const within = [mark];
    for (let next = i + 1; next < marks.length && marks[next].start < end; next++)
      if (marks[next].end <= end) within.push(marks[next]);
    const worth = 100 * new Set(within.map((other) => other.item)).size + within.length;
    if (worth > best) [best, found] = [worth, mark];
  }
  return found;
}

/**
 * Returns the part around a mark, or the beginning; no mark is cut that has room.
 * @param {string} text @param {Mark[]} marks @param {Mark | undefined} mark @param {number} length @returns {Part}
 */
function partAround(text, marks, mark, length) {
  const start = Math.max(0, (mark?.start ?? 0) - Math.floor(length * BEFORE));
  const first = marks.find((mark) => mark.end > start); // none begins before it, as they come in order
  const whole = Math.min(start, first?.start ?? 0);
  const hasRoom = !mark || mark.start < whole + 2 * length;
  const from = onCharacter(text, hasRoom ? whole : start);
  const ends = marks.filter((mark) => mark.start < from + length).map((mark) => mark.end);
  const end = ends.reduce((last, end) => Math.max(last, end), from + length);
  return { from, to: Math.min(onCharacter(text, Math.min(end, from + 2 * length)), text.length) };
}

/** @param {Mark} mark @param {Part} part */
function isWithin(mark, part) {
  return mark.start >= part.from && mark.end <= part.to;
}

/**
 * Returns where items stand in a text of several blocks, which are joined by single spaces.
 * @param {string[]} blocks @param {Item[]} items @param {Simplified | null} simplified @returns {Mark[]}
 */
export function findMarks(blocks, items, simplified) {
  if (!items.length) return [];
  /** @type {import("./text.js").Span[]} */
  let spans = [];
  let offset = 0;
  for (const block of blocks) {
    spans.push({ token: BREAK, start: offset, end: offset });
    spans = spans.concat(
      tokenSpans(block, simplified).map(({ token, start, end }) => ({
        token,
        start: start + offset,
        end: end + offset,
      })),
    );
    offset += block.length + 1;
  }
  spans = spans.filter((span, i) => span.token !== BREAK || spans[i - 1]?.token !== BREAK);
  const tokens = spans.map((span) => span.token);
  const marks = items.flatMap((item, number) =>
    placesOf(tokens, item).map((place) => ({
      start: spans[place].start,
      end: spans[place + item.tokens.length - 1].end,
      item: number,
    })),
  );
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** @param {string} text @param {Mark[]} marks @param {number} from @param {number} to @returns {Piece[]} */
function cut(text, marks, from, to) {
  const pieces = [];
  let place = from;
  for (const mark of marks) {
    const start = Math.max(mark.start, place);
    const end = Math.min(mark.end, to);
    if (end <= start) continue;
    if (start > place) pieces.push({ text: text.slice(place, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    place = end;
  }
  if (place < to) pieces.push({ text: text.slice(place, to), marked: false });
  return pieces;
}

/**
 * Steps back from the middle of a character outside the Basic Multilingual Plane.
 * @param {string} text @param {number} place
 */
function onCharacter(text, place) {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}
