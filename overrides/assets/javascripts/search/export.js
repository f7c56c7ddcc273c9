/**
 * A whole result as a file: CSV that Excel opens right, or a list of citations. No DOM.
 *
 * @typedef {{ref: string, title: string, source: string, date: string, url: string, sections: string[],
 *   keywords: string[]}} Card
 */

const HEAD = ["期号", "篇序", "日期", "来源", "标题", "栏目", "关键词", "原文", "本站"];

/**
 * Returns CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it (twin: `outputs/csv_table.py`); and no ref is written, as `10-3` would be taken for a day.
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
  const cell = (/** @type {string} */ value) =>
    `"${value.replace(/^\s*[=+\-@＝＋－＠]/, "'$&").replaceAll('"', '""')}"`;
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("")}`;
}

/**
 * Returns a numbered list of citations after GB/T 7714-2015, 8.8 (electronic resources), with a byte order mark.
 * @param {Card[]} cards @param {URL} site @param {string} series @param {string} today `2026-01-31`
 */
export function writeCitations(cards, site, series, today) {
  const lines = cards.map(({ ref, title, source, date, url }, place) => {
    const [number] = ref.split("-");
    const where = url || pageOf(ref, site);
    return `[${place + 1}] ${source}. ${title}[EB/OL]. (${date})[${today}]. ${where}. 收录于《${series}》第 ${number} 期，条目号 ${ref}.\r\n`;
  });
  return `\ufeff${lines.join("")}`;
}

/** @param {string} ref @param {URL} site */
function pageOf(ref, site) {
  const [number, ordinal] = ref.split("-");
  return new URL(`issues/${number}/#article-${ordinal}`, site).href;
}
