/**
 * Shows how many results each year and month has, as a table whose bars can be read and clicked. The keyboard stops at
 * one of its rows; arrows go on from there.
 *
 * @typedef {import("./days.js").Days} Days
 * @typedef {{name: string, says: string, count: number, most: number, days: Days, back: Days, className: string}} Row
 *   `most`: the count of the longest bar; `back`: the days to choose when these are chosen already
 */
import { countText, element, lastDay, make, makeButton } from "./dom.js";
import { keepFocus } from "./focus.js";

const NONE = { from: "", to: "" };

/** Makes the box of the months. @param {import("../facets.js").Facet} facet */
export function makeMonthsBox({ name, label }) {
  const title = make("h2", "", label);
  title.id = `search-${name}-title`;
  const box = make("section", "", [title]);
  box.id = `search-${name}`;
  box.dataset.keeps = "";
  box.setAttribute("aria-labelledby", title.id);
  return box;
}

/** @param {import("../facets.js").Rows} months @param {Days} chosen @param {(days: Days) => void} choose */
export function showMonths(months, chosen, choose) {
  const body = part(
    "tbody",
    "rowgroup",
    "",
    findRows(months, chosen).map((row) => makeRow(row, chosen, choose)),
  );
  const head = part("thead", "rowgroup", "mw-visually-hidden", [
    part(
      "tr",
      "row",
      "",
      [element("search-months-title").textContent, "篇数"].map((name) => part("th", "columnheader", "", name)),
    ),
  ]);
  const table = part("table", "table", "mw-histogram", [head, body]);
  table.setAttribute("aria-labelledby", "search-months-title");
  const buttons = [...table.querySelectorAll("button")];
  const stop = buttons.find((button) => button.getAttribute("aria-pressed") === "true") ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  table.onkeydown = (event) => move(event, buttons);
  table.addEventListener("focusin", (event) => {
    for (const button of buttons) button.tabIndex = button === event.target ? 0 : -1;
  });
  const section = element("search-months");
  keepFocus(() => {
    section.hidden = !buttons.length;
    section.replaceChildren(element("search-months-title"), table);
  });
}

/**
 * Returns years, newest first, and the months of one that is chosen.
 * @param {import("../facets.js").Rows} months @param {Days} chosen @returns {Row[]}
 */
function findRows(months, chosen) {
  /** @type {Map<string, import("../facets.js").Rows>} */
  const years = new Map();
  for (const row of months) years.set(row[0].slice(0, 4), [...(years.get(row[0].slice(0, 4)) ?? []), row]);
  const most = (/** @type {number[]} */ counts) => Math.max(1, ...counts);
  const sums = Array.from(years, ([year, rows]) => ({
    year,
    rows,
    count: rows.reduce((sum, row) => sum + row[1], 0),
  })).reverse();
  return sums.flatMap(({ year, rows, count }) => {
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const name = `${Number(year)}年`;
    const whole = {
      name,
      says: name,
      count,
      most: most(sums.map((sum) => sum.count)),
      days,
      back: NONE,
      className: "",
    };
    if (chosen.from.slice(0, 4) !== year || chosen.to.slice(0, 4) !== year) return [whole];
    return [
      whole,
      ...rows.map(([month, n]) => ({
        name: `${Number(month.slice(5))}月`,
        says: `${name}${Number(month.slice(5))}月`,
        count: n,
        most: most(rows.map((row) => row[1])),
        days: { from: `${month}-01`, to: lastDay(month) },
        back: days,
        className: "mw-month",
      })),
    ];
  });
}

/** @param {Row} row @param {Days} chosen @param {(days: Days) => void} choose */
function makeRow({ name, says, count, most, days, back, className }, chosen, choose) {
  const pressed = chosen.from === days.from && chosen.to === days.to;
  const button = makeButton("", name, () => choose(pressed ? back : days), `month ${days.from} ${days.to}`);
  button.setAttribute("aria-pressed", String(pressed));
  button.setAttribute("aria-label", `${says}，${countText(count)} 篇`);
  const bar = make("span", "mw-bar");
  bar.style.setProperty("inline-size", `${(100 * count) / most}%`);
  const made = part("tr", "row", className, [
    part("th", "rowheader", "", [button]),
    part("td", "cell", "", [bar, make("span", "mw-facet-count", countText(count))]),
  ]);
  const inside = (chosen.from || chosen.to) && days.to >= chosen.from && (!chosen.to || days.from <= chosen.to);
  made.classList.toggle("mw-inside", Boolean(inside));
  made.onclick = (event) => event.target !== button && button.click();
  return made;
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} buttons */
function move(event, buttons) {
  const place = buttons.indexOf(/** @type {HTMLElement} */ (event.target));
  const places = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 };
  const next = buttons[places[/** @type {"Home"} */ (event.key)] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/**
 * Makes a part of a table with its role, which some browsers forget when it is not laid out as a table.
 * @param {string} name @param {string} role @param {string} className @param {string | HTMLElement[]} content
 */
function part(name, role, className, content) {
  const made = make(name, className, content);
  made.setAttribute("role", role);
  return made;
}
