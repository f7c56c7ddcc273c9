/**
 * A whole result as a file: CSV that Excel opens right, or a list of citations. No DOM.
 *
 * @typedef {{ref: string, title: string, source: string, date: string, url: string, isNews: boolean, sections: string[],
 *   keywords: string[]}} Card `isNews`: its source is cited as a newspaper
 */
import { writeRows } from "./csv.js";
import { formatReference } from "./reference.js";

const HEAD = ["期号", "篇序", "日期", "来源", "标题", "栏目", "关键词", "原文", "本站"];

/**
 * Returns CSV. No ref is written, as a spreadsheet would take `10-3` for a day.
 * @param {Card[]} cards @param {URL} site
 */
export function writeCsv(cards, site) {
  const rows = cards.map(({ ref, title, source, date, url, sections, keywords }) => [
    ...ref.split("-"),
    date,
    source,
    title,
    sections.join("、"),
    keywords.join("、"),
    url,
    pageOf(ref, site),
  ]);
  return writeRows([HEAD, ...rows]);
}

/**
 * Returns a numbered list of references, with a byte order mark.
 * @param {Card[]} cards @param {URL} site @param {string} today `2026-01-31`
 */
export function writeCitations(cards, site, today) {
  const lines = cards.map((card, place) => `[${place + 1}] ${formatReference(citedOf(card, site), today)}\r\n`);
  return `\ufeff${lines.join("")}`;
}

/** @param {Card} card @param {URL} site @returns {import("./reference.js").Cited} */
function citedOf({ ref, title, source, date, url, isNews }, site) {
  const said = { title, issued: date, url: url || pageOf(ref, site) };
  return isNews
    ? { kind: "article-newspaper", container: source, ...said }
    : { kind: "webpage", author: source, ...said };
}

/** @param {string} ref @param {URL} site */
function pageOf(ref, site) {
  const [number, ordinal] = ref.split("-");
  return new URL(`issues/${number}/#article-${ordinal}`, site).href;
}
