/**
 * What counts as the same text: normal form and tokens. Twin: `text.py`, tested on the same vectors.
 *
 * @typedef {Map<string, string>} Simplified Traditional characters and their Simplified ones
 * @typedef {{token: string, start: number, end: number}} Span a token and where it stands in the original text
 */

/** The token that stands for any run of marks. */
export const BREAK = "|";

const UNSEEN = "\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF\\u{E0100}-\\u{E01EF}";
const DROPPED = new RegExp(`[${UNSEEN}]+`, "gu");
const AROUND = new RegExp(`^[\\p{White_Space}${UNSEEN}]+|[\\p{White_Space}${UNSEEN}]+$`, "gu");
const CHARACTER =
  "\\u3005-\\u3007\\u3041-\\u3096\\u30A1-\\u30FA\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uAC00-\\uD7A3\\uF900-\\uFAFF" +
  "\\u{20000}-\\u{3FFFF}";
const LETTER = "\\p{L}\\p{M}\\p{N}";
const TOKEN = new RegExp(
  `[${CHARACTER}]|(?:(?![${CHARACTER}])[${LETTER}])+|[^${CHARACTER}${LETTER}\\p{White_Space}][^${CHARACTER}${LETTER}]*`,
  "gu",
);
const MARK = new RegExp(`^[^${CHARACTER}${LETTER}]`, "u");
const ONE_CHARACTER = new RegExp(`^[${CHARACTER}]$`, "u");
const CHUNK = /\P{M}\p{M}*|\p{M}+/gu;

/** @type {Set<string> | undefined} */
let gb2312;

/** The 6,763 characters of GB 2312, rows 16 to 87, which every browser can decode. */
function gb2312Characters() {
  if (!gb2312) {
    const bytes = new Uint8Array(72 * 94 * 2);
    for (let place = 0; place < 72 * 94; place++) {
      bytes[2 * place] = 0xb0 + Math.floor(place / 94);
      bytes[2 * place + 1] = 0xa1 + (place % 94);
    }
    gb2312 = new Set(new TextDecoder("gbk").decode(bytes));
  }
  return gb2312;
}

/** Tells whether a text may hold Traditional characters, so that the table is needed. @param {string} text */
export function mayBeTraditional(text) {
  const known = gb2312Characters();
  return [...text.normalize("NFKC")].some(
    (character) => /(?![〇々])\p{Script=Han}/u.test(character) && !known.has(character),
  );
}

/**
 * Returns the text as search compares it: NFKC, lower case, invisible characters dropped, Simplified.
 * @param {string} text @param {Simplified | null} simplified
 */
export function normalForm(text, simplified) {
  const lowered = text.normalize("NFKC").toLowerCase().replace(DROPPED, "");
  const mapped = simplified
    ? Array.from(lowered, (character) => simplified.get(character) ?? character).join("")
    : lowered;
  return mapped.normalize("NFC");
}

/** Returns a text without what nobody sees at its ends. @param {string} text */
export function trim(text) {
  return text.replace(AROUND, "");
}

/** Splits a text in normal form into tokens. @param {string} normal @returns {string[]} */
export function splitTokens(normal) {
  return (normal.match(TOKEN) ?? []).map((token) => (MARK.test(token) ? BREAK : token));
}

/** Tells whether a token is a single CJK character. @param {string} token */
export function isCharacter(token) {
  return ONE_CHARACTER.test(token);
}

/**
 * Returns the tokens of a term, without breaks at its ends.
 * @param {string} text @param {Simplified | null} simplified
 */
export function termTokens(text, simplified) {
  const tokens = splitTokens(normalForm(text, simplified));
  return tokens.slice(tokens[0] === BREAK ? 1 : 0, tokens.at(-1) === BREAK ? -1 : undefined);
}

/**
 * Returns the tokens of a text and where each stands in it, in UTF-16 units: what highlights are made from.
 * @param {string} text @param {Simplified | null} simplified @returns {Span[]}
 */
export function tokenSpans(text, simplified) {
  let normal = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  for (const chunk of text.matchAll(CHUNK)) {
    const part = normalForm(chunk[0], simplified);
    for (let place = 0; place < part.length; place++) {
      starts.push(chunk.index);
      ends.push(chunk.index + chunk[0].length);
    }
    normal += part;
  }
  return Array.from(normal.matchAll(TOKEN), (match) => ({
    token: MARK.test(match[0]) ? BREAK : match[0],
    start: starts[match.index],
    end: ends[match.index + match[0].length - 1],
  }));
}

/**
 * Orders strings by code point, as the index does; the language's own order is by UTF-16 unit.
 * @param {string} a @param {string} b
 */
export function compareCodePoints(a, b) {
  const end = Math.min(a.length, b.length);
  for (let place = 0; place < end; place++) {
    const x = a.charCodeAt(place);
    const y = b.charCodeAt(place);
    if (x !== y) {
      const lift = (/** @type {number} */ unit) =>
        unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
      return lift(x) - lift(y);
    }
  }
  return a.length - b.length;
}
