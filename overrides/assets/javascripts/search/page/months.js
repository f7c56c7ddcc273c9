/**
 * Shows how many results each year has, from the first to the last, or each month of one that is chosen, as a table
 * whose bars can be read and clicked. All bars have one scale: years have none beside those of months. The keyboard
 * stops at one of its rows; arrows go on from there.
 *
 * @typedef {import("./days.js").Days} Days
 * @typedef {{name: string, says: string, count: number, most: number, days: Days, back: Days, className: string}} Row
 *   `most`: the count of the longest bar, 0 for no bar; `back`: the days to choose when these are chosen already
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
  for (const row of fillGaps(months)) years.set(row[0].slice(0, 4), [...(years.get(row[0].slice(0, 4)) ?? []), row]);
  const sums = Array.from(years, ([year, rows]) => ({
    year,
    rows,
    count: rows.reduce((sum, row) => sum + row[1], 0),
  })).reverse();
  const within = chosen.from.slice(0, 4) === chosen.to.slice(0, 4) ? chosen.from.slice(0, 4) : "";
  const opened = sums.find(({ year, count }) => count && year === within);
  const most = opened ? 0 : Math.max(...sums.map((sum) => sum.count));
  return sums.flatMap(({ year, rows, count }) => {
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const name = `${Number(year)}年`;
    const whole = { name, says: name, count, most, days, back: NONE, className: "" };
    if (year !== opened?.year) return [whole];
    return [
      whole,
      ...rows.map(([month, n]) => ({
        name: `${Number(month.slice(5))}月`,
        says: `${name}${Number(month.slice(5))}月`,
        count: n,
        most: Math.max(...rows.map((row) => row[1])),
        days: { from: `${month}-01`, to: lastDay(month) },
        back: days,
        className: "mw-month",
      })),
    ];
  });
}

/**
 * Returns all months from the first to the last, those without results too.
 * @param {import("../facets.js").Rows} months @returns {import("../facets.js").Rows}
 */
function fillGaps(months) {
  const counts = new Map(months);
  const places = months.map(([month]) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1);
  const [first, last] = [places[0], places[places.length - 1]];
  return Array.from({ length: months.length && last - first + 1 }, (_, place) => {
    const year = String(Math.floor((first + place) / 12)).padStart(4, "0");
    const month = `${year}-${String(((first + place) % 12) + 1).padStart(2, "0")}`;
    return [month, counts.get(month) ?? 0];
  });
}

/** @param {Row} row @param {Days} chosen @param {(days: Days) => void} choose */
function makeRow({ name, says, count, most, days, back, className }, chosen, choose) {
  const made = part("tr", "row", className, [
    part("th", "rowheader", "", name),
    part("td", "cell", "", [makeBar(count, most), make("span", "mw-facet-count", countText(count))]),
  ]);
  const inside = (chosen.from || chosen.to) && days.to >= chosen.from && (!chosen.to || days.from <= chosen.to);
  made.classList.toggle("mw-inside", Boolean(inside));
  if (!count) {
    made.classList.add("mw-none");
    return made;
  }
  const pressed = chosen.from === days.from && chosen.to === days.to;
  const button = makeButton("", name, () => choose(pressed ? back : days), `month ${days.from} ${days.to}`);
  button.setAttribute("aria-pressed", String(pressed));
  button.setAttribute("aria-label", `${says}，${countText(count, "篇")}`);
  made.children[0].replaceChildren(button);
  made.onclick = (event) => event.target !== button && button.click();
  return made;
}

/** @param {number} count @param {number} most of the longest bar, 0 for no bar */
function makeBar(count, most) {
  const bar = make("span", count && most ? "mw-bar" : "");
  if (most) bar.style.setProperty("inline-size", `${(100 * count) / most}%`);
  return bar;
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
