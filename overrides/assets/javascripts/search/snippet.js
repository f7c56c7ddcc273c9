/**
 * What a hit shows of its text: the part with the most of the query in it, and where to mark it. No DOM.
 *
 * @typedef {{text: string, marked: boolean}} Piece
 * @typedef {{start: number, end: number, item: number}} Mark a range in UTF-16 units
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./text.js").Simplified} Simplified
 */
import { placesOf } from "./query.js";
import { BREAK, tokenSpans } from "./text.js";

const LENGTH = 120;
const BEFORE = 30;

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
 * Returns the best part of an article in pieces; its beginning where nothing is to be marked.
 * @param {string[]} blocks @param {Item[]} items @param {Simplified | null} simplified @returns {Piece[]}
 */
export function snippet(blocks, items, simplified) {
  const text = blocks.join(" ");
  const marks = findMarks(blocks, items, simplified);
  let start = 0;
  let best = 0;
  for (const [i, mark] of marks.entries()) {
    const within = marks.slice(i).filter((other) => other === mark || other.end <= mark.start + LENGTH - BEFORE);
    const worth = 100 * new Set(within.map((other) => other.item)).size + within.length;
    if (worth > best) {
      best = worth;
      start = Math.max(0, mark.start - BEFORE);
    }
  }
  const first = marks.find((mark) => mark.end > start); // none begins before it, as they come in order
  const from = onCharacter(text, Math.min(start, first?.start ?? 0));
  const ends = marks.filter((mark) => mark.start < from + LENGTH).map((mark) => mark.end);
  const end = ends.reduce((last, end) => Math.max(last, end), from + LENGTH);
  const to = onCharacter(text, Math.min(end, from + 2 * LENGTH));
  const pieces = cut(text, marks, from, Math.min(to, text.length));
  if (from > 0) pieces.unshift({ text: "…", marked: false });
  if (to < text.length) pieces.push({ text: "…", marked: false });
  return pieces;
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
