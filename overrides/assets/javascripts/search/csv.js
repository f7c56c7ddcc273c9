/** Tables as files that a spreadsheet opens right. No DOM. */

/**
 * Returns CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 * @param {string[][]} rows
 */
export function writeRows(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",") + "\r\n").join("")}`;
}

/** @param {string} value */
function cell(value) {
  return `"${value.replace(/^\s*[=+\-@＝＋－＠]/, "'$&").replaceAll('"', '""')}"`;
}
