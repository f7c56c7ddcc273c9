/**
 * Shows how many results each year and month has, as a table whose bars can be read and clicked.
 *
 * @typedef {{from: string, to: string}} Days
 */
import { countText, element, make, makeButton } from "./dom.js";

/**
 * @param {import("../facets.js").Rows} months @param {Days} chosen @param {(days: Days) => void} choose
 */
export function showMonths(months, chosen, choose) {
  /** @type {Map<string, [string, number][]>} */
  const years = new Map();
  for (const [month, count] of months) years.set(month.slice(0, 4), [...(years.get(month.slice(0, 4)) ?? []), [month, count]]);
  const sums = Array.from(years, ([year, rows]) => /** @type {[string, number]} */ ([year, rows.reduce((sum, row) => sum + row[1], 0)]));
  const most = Math.max(1, ...sums.map((row) => row[1]));
  const body = make("tbody", "");
  for (const [year, count] of sums.reverse()) {
    const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
    const open = chosen.from.slice(0, 4) === year && chosen.to.slice(0, 4) === year;
    body.append(makeRow(`${Number(year)}年`, count, most, whole, chosen, choose));
    const inYear = /** @type {[string, number][]} */ (years.get(year));
    const mostInYear = Math.max(1, ...inYear.map((row) => row[1]));
    for (const [month, n] of open ? inYear : []) {
      const days = { from: `${month}-01`, to: lastDay(month) };
      const row = makeRow(`${Number(month.slice(5))}月`, n, mostInYear, days, chosen, choose);
      row.className = "mw-month";
      body.append(row);
    }
  }
  const head = make("thead", "mw-visually-hidden", [make("tr", "", ["年月", "篇数"].map((name) => {
    const cell = make("th", "", name);
    cell.setAttribute("scope", "col");
    return cell;
  }))]);
  const table = make("table", "mw-histogram", [head, body]);
  table.setAttribute("aria-labelledby", "search-months-title");
  const section = element("search-months");
  const focused = section.contains(document.activeElement) ? document.activeElement?.textContent : null;
  section.hidden = !sums.length;
  section.replaceChildren(element("search-months-title"), table);
  if (focused) [...section.querySelectorAll("button")].find((button) => button.textContent === focused)?.focus();
}

/**
 * @param {string} name @param {number} count @param {number} most @param {Days} days @param {Days} chosen
 * @param {(days: Days) => void} choose
 */
function makeRow(name, count, most, days, chosen, choose) {
  const pressed = chosen.from === days.from && chosen.to === days.to;
  const button = makeButton("", name, () => choose(pressed ? { from: "", to: "" } : days));
  button.setAttribute("aria-pressed", String(pressed));
  const bar = make("span", "mw-bar");
  bar.style.setProperty("inline-size", `${(100 * count) / most}%`);
  const head = make("th", "", [button]);
  head.setAttribute("scope", "row");
  const row = make("tr", "", [head, make("td", "", [bar, make("span", "mw-facet-count", countText(count))])]);
  row.onclick = (event) => event.target !== button && button.click();
  return row;
}

/** @param {string} month `2023-06` */
function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
