/** Issue numbers as they are printed: 523, 五二三, 五百二十三, 第五二三期. Twin: `numerals.py`. */

const DIGITS = "〇一二三四五六七八九";
/** @type {Map<string, number>} */
const VALUES = new Map([
  ["零", 0],
  ["○", 0],
  ["两", 2],
  ...Array.from(DIGITS, (digit, value) => /** @type {const} */ ([digit, value])),
]);
const UNITS = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const ISSUE = /^(第?) *([0-9]{1,6}|[〇零○一二两三四五六七八九十百千]{1,12}) *(期?)$/u;

/** Reads 523, 五二三 or 五百二十三; anything else is null. @param {string} text @returns {number | null} */
export function readNumber(text) {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  const characters = [...text];
  if (characters.length && characters.every((character) => VALUES.has(character))) {
    return Number(characters.map((character) => VALUES.get(character)).join(""));
  }
  let total = 0;
  let limit = 10000;
  /** @type {number | null} */
  let digit = null;
  for (const character of characters) {
    const unit = UNITS.get(character);
    const value = VALUES.get(character);
    if (unit !== undefined) {
      if (unit >= limit || (digit === null && (total || unit !== 10))) return null;
      total += (digit ?? 1) * unit;
      limit = unit;
      digit = null;
    } else if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else {
      return null;
    }
  }
  return characters.length ? total + (digit ?? 0) : null;
}

/** Reads the number of an issue that a reader names; a bare 五二三 is a word. @param {string} text */
export function readIssueNumber(text) {
  const match = ISSUE.exec(text.normalize("NFKC"));
  if (!match) return null;
  const [, first, number, last] = match;
  return /[0-9]/.test(number) || first || last ? readNumber(number) : null;
}
