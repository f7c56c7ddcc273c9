/**
 * A citation as text, after GB/T 7714—2025, numeric. Twin: `citations/reference.py`.
 *
 * @typedef {object} Cited what is cited, empty where nothing is known
 * @property {"article-newspaper" | "webpage" | "report"} kind @property {string} title @property {string} [author]
 * @property {string} [container] @property {string} [number] @property {string} [place] @property {string} [publisher]
 * @property {string} [issued] a year, a month or a day: `2023-06-07` @property {string} [url] @property {string} [page]
 */

const LETTERS = { "article-newspaper": "N", webpage: "EB", report: "R" };
const STOPPED = /[.!?:;]$/;
const APOSTROPHE = /(?<=[\p{L}\p{N}_])'(?=[\p{L}\p{N}_])/gu;
const QUOTED = /(?<![^\s（(])"([^"]+)"(?![\p{L}\p{N}_])/gu;

/** Returns the reference without its number; `accessed` is the day on which it was read. @param {Cited} cited */
export function formatReference(cited, accessed = "") {
  const mark = [LETTERS[cited.kind], cited.url || cited.page ? "OL" : ""].filter(Boolean).join("/");
  const title = `${[curl(cited.title), cited.number].filter(Boolean).join("：")}[${mark}]`;
  const parts = [curl(cited.author ?? ""), title, published(cited, accessed), cited.url ?? ""].filter(Boolean);
  return stopped(parts.reduce((text, part) => `${stopped(text)} ${part}`));
}

/** Returns when and, of what has a publisher or is part of something, where it was published.
 * @param {Cited} cited @param {string} accessed */
function published({ kind, issued, container = "", place, publisher }, accessed) {
  if (kind === "webpage") return (issued ? `（${issued}）` : "") + (accessed && `[${accessed}]`);
  const day = issued || (accessed && `[${accessed.slice(0, 4)}]`);
  if (kind === "article-newspaper") return [curl(container).replaceAll(".", ""), day].filter(Boolean).join("，");
  if (!publisher) return day;
  return [[place, publisher].filter(Boolean).join("："), day.split("-")[0]].filter(Boolean).join("，");
}

/** Returns a text with the quotation marks of print, where straight ones stand around words or in one.
 * @param {string} text */
function curl(text) {
  return text.replace(QUOTED, "“$1”").replace(APOSTROPHE, "’");
}

/** Returns a text with a full stop, unless it ends in a mark behind which none is put. @param {string} text */
function stopped(text) {
  return STOPPED.test(text) ? text : `${text}.`;
}
