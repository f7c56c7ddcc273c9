/** The data of one article, cut out of the file that has those of its issue. No DOM. Twins: `citations/*.py`, which write it. */

export const FORMATS = [
  { name: "BibTeX", ending: ".bib", type: "application/x-bibtex", cut: cutBibtex },
  { name: "RIS", ending: ".ris", type: "application/x-research-info-systems", cut: cutRis },
  { name: "CSL-JSON", ending: ".csl.json", type: "application/vnd.citationstyles.csl+json", cut: cutCsl },
];

/** @param {string} text @param {string} ref */
export function cutBibtex(text, ref) {
  return text.split(/\n(?=@)/).find((entry) => entry.startsWith(`{${ref},`, entry.indexOf("{"))) ?? "";
}

/** @param {string} text @param {string} ref */
export function cutRis(text, ref) {
  return text.split(/\r\n(?=TY {2}- )/).find((record) => record.includes(`\r\nID  - ${ref}\r\n`)) ?? "";
}

/** @param {string} text @param {string} ref */
export function cutCsl(text, ref) {
  /** @type {{id: string}[]} */
  const items = JSON.parse(text).filter((/** @type {{id: string}} */ item) => item.id === ref);
  return items.length ? `${JSON.stringify(items, null, 1)}\n` : "";
}
