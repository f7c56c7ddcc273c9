import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FACETS } from "../../../../overrides/assets/javascripts/search/facets.js";
import { makeMonthsBox, showMonths } from "../../../../overrides/assets/javascripts/search/page/months.js";
import { find, openSearchPage, send, texts } from "../../window.js";

/** @type {[string, number][]} */
const MONTHS = [
  ["2021-12", 3],
  ["2023-01", 1200],
  ["2023-02", 300],
  ["2024-02", 5],
];
const NONE = { from: "", to: "" };
const YEAR = { from: "2023-01-01", to: "2023-12-31" };

/** @type {{from: string, to: string}[]} */
let chosen;

/** Shows the months, and keeps what is chosen. */
const show = (days = NONE, months = MONTHS) => showMonths(months, days, (next) => chosen.push(next));

beforeEach(() => {
  openSearchPage();
  find("#search-show").before(makeMonthsBox(FACETS[1]));
  chosen = [];
});

const rows = () =>
  [...document.querySelectorAll("#search-months tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent).join(" "),
  );
const buttons = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#search-months button")]);
const widths = () =>
  [...document.querySelectorAll("#search-months .mw-bar")].map((bar) =>
    /** @type {HTMLElement} */ (bar).style.getPropertyValue("inline-size"),
  );

test("years are shown, the newest first, each with the sum of its months, those without any too", () => {
  show();
  assert.deepEqual(rows(), ["2024年 5", "2023年 1,500", "2022年 0", "2021年 3"]);
  assert.deepEqual(texts("#search-months thead th"), ["年月", "篇数"]);
  assert.equal(find("#search-months").hidden, false);
  assert.equal(find("#search-months").children[0].id, "search-months-title");
});

test("the parts have the classes that styles know, and no others", () => {
  const classes = () =>
    [...document.querySelectorAll("#search-months [class]")].map((one) => one.className).filter(Boolean);
  const year = ["mw-bar", "mw-facet-count"];
  const none = ["mw-none", "mw-facet-count"];
  show();
  assert.deepEqual(classes(), ["mw-histogram", "mw-visually-hidden", ...year, ...year, ...none, ...year]);
  show({ from: "2024-01-01", to: "2024-12-31" });
  const months = ["mw-month mw-inside mw-none", "mw-facet-count", "mw-month mw-inside", ...year];
  const years = ["mw-facet-count", ...none, "mw-facet-count"];
  assert.deepEqual(classes(), [
    "mw-histogram",
    "mw-visually-hidden",
    ...["mw-inside", "mw-facet-count", ...months, ...years],
  ]);
  assert.equal(find("#search-months").className, "");
});

test("without months there is nothing to show", () => {
  show(NONE, []);
  assert.equal(find("#search-months").hidden, true);
  show();
  assert.equal(find("#search-months").hidden, false);
});

const OF_2023 = ["2023年 1,500", "1月 1,200", "2月 300", ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `${n}月 0`)];

test("a year that is chosen, or a month or days in it, shows its months, the oldest first, none left out", () => {
  for (const days of [YEAR, { from: "2023-02-01", to: "2023-02-28" }, { from: "2023-03-01", to: "2023-03-02" }]) {
    show(days);
    assert.deepEqual(rows(), ["2024年 5", ...OF_2023, "2022年 0", "2021年 3"]);
  }
  for (const days of [
    { from: "2022-02-01", to: "2023-02-28" },
    { from: "2023-02-01", to: "" },
    { from: "", to: "2023-02-01" },
    { from: "2022-01-01", to: "2022-12-31" },
  ]) {
    show(days);
    assert.equal(rows().length, 4);
  }
});

test("months begin with the first and end with the last that has results", () => {
  show({ from: "2024-01-01", to: "2024-12-31" });
  assert.deepEqual(rows().slice(0, 3), ["2024年 5", "1月 0", "2月 5"]);
  show({ from: "2021-01-01", to: "2021-12-31" });
  assert.deepEqual(rows().slice(3), ["2021年 3", "12月 3"]);
  show({ from: "0999-01-01", to: "0999-12-31" }, [["0999-11", 1]]);
  assert.deepEqual(rows(), ["999年 1", "11月 1"]);
});

test("bars have one scale: those of the years, or those of the months of a year that is chosen", () => {
  show();
  assert.deepEqual(widths(), [`${500 / 1500}%`, "100%", `${300 / 1500}%`]);
  show(YEAR);
  assert.deepEqual(widths(), ["100%", "25%"]);
});

test("what has no results has no bar, and nothing to click", () => {
  show(NONE, [["2023-01", 0]]);
  assert.deepEqual([widths(), buttons().length], [[], 0]);
  show();
  assert.deepEqual(texts("#search-months tr.mw-none th"), ["2022年"]);
  /** @type {HTMLElement} */ (find("#search-months tr.mw-none")).click();
  assert.deepEqual(chosen, []);
});

test("a click on a year or a month chooses its days", () => {
  show(YEAR);
  buttons()[0].click();
  buttons()[3].click();
  assert.deepEqual(chosen, [
    { from: "2024-01-01", to: "2024-12-31" },
    { from: "2023-02-01", to: "2023-02-28" },
  ]);
});

test("a click on what is chosen goes back: from a month to its year, from a year to all", () => {
  show(YEAR);
  buttons()[1].click();
  show({ from: "2023-01-01", to: "2023-01-31" });
  buttons()[2].click();
  assert.deepEqual(chosen, [NONE, YEAR]);
});

test("a row can be clicked anywhere, and counts once", () => {
  show();
  find("#search-months tbody tr td").click();
  assert.deepEqual(chosen, [{ from: "2024-01-01", to: "2024-12-31" }]);
  buttons()[0].click();
  assert.equal(chosen.length, 2);
});

test("what is chosen is pressed; every row says year, month and count", () => {
  show(YEAR);
  assert.deepEqual(
    buttons().map((button) => [
      button.getAttribute("aria-pressed"),
      button.getAttribute("aria-label"),
      button.dataset.key,
    ]),
    [
      ["false", "2024年，5\u00a0篇", "month 2024-01-01 2024-12-31"],
      ["true", "2023年，1,500\u00a0篇", "month 2023-01-01 2023-12-31"],
      ["false", "2023年1月，1,200\u00a0篇", "month 2023-01-01 2023-01-31"],
      ["false", "2023年2月，300\u00a0篇", "month 2023-02-01 2023-02-28"],
      ["false", "2021年，3\u00a0篇", "month 2021-01-01 2021-12-31"],
    ],
  );
  show({ from: "2023-01-01", to: "2023-12-30" });
  assert.ok(buttons().every((button) => button.getAttribute("aria-pressed") === "false"));
  show({ from: "2023-01-02", to: "2023-12-31" });
  assert.ok(buttons().every((button) => button.getAttribute("aria-pressed") === "false"));
});

test("rows that the chosen days touch are marked, months as such", () => {
  const inside = (/** @type {{from: string, to: string}} */ days) => {
    show(days);
    return texts("#search-months tr.mw-inside button");
  };
  assert.deepEqual(inside(NONE), []);
  assert.deepEqual(inside({ from: "2023-02-28", to: "2023-03-01" }), ["2023年", "2月"]);
  assert.deepEqual(inside({ from: "2023-01-31", to: "2023-02-01" }), ["2023年", "1月", "2月"]);
  assert.deepEqual(inside({ from: "2023-12-31", to: "" }), ["2024年", "2023年"]);
  assert.deepEqual(inside({ from: "", to: "2023-01-01" }), ["2023年", "2021年"]);
  show(YEAR);
  assert.deepEqual(texts("#search-months tr.mw-month button"), ["1月", "2月"]);
});

test("the keyboard stops at the row that is chosen, or at the first", () => {
  const stops = () => buttons().map((button) => button.tabIndex);
  show();
  assert.deepEqual(stops(), [0, -1, -1]);
  show(YEAR);
  assert.deepEqual(stops(), [-1, 0, -1, -1, -1]);
  buttons()[3].focus();
  assert.deepEqual(stops(), [-1, -1, -1, 0, -1]);
});

test("arrows, Home and End go from row to row, and stop at the ends", () => {
  show();
  const [first, second, third] = buttons();
  const press = (/** @type {string} */ key) =>
    send(/** @type {Element} */ (document.activeElement), "keydown", { key });
  first.focus();
  assert.equal(press("ArrowDown"), false);
  assert.equal(document.activeElement, second);
  press("End");
  assert.equal(document.activeElement, third);
  assert.equal(press("ArrowDown"), true);
  press("ArrowUp");
  assert.equal(document.activeElement, second);
  press("Home");
  assert.equal(document.activeElement, first);
  assert.equal(press("ArrowUp"), true);
  assert.equal(press("x"), true);
  assert.equal(document.activeElement, first);
});

test("the focus stays on a row that is made anew", () => {
  show();
  buttons()[1].focus();
  show(YEAR);
  assert.equal(document.activeElement, buttons()[1]);
});

test("parts of the table say what they are, as some browsers forget it", () => {
  show(YEAR);
  const roles = (/** @type {string} */ name) =>
    [...new Set([...find("#search-months").querySelectorAll(name)].map((part) => part.getAttribute("role")))].join();
  for (const name of ["thead", "tbody"]) assert.equal(roles(name), "rowgroup");
  for (const [name, role] of [
    ["table", "table"],
    ["tr", "row"],
    ["thead th", "columnheader"],
    ["tbody th", "rowheader"],
    ["td", "cell"],
  ])
    assert.equal(roles(name), role);
  assert.equal(find("#search-months table").getAttribute("aria-labelledby"), "search-months-title");
  assert.equal(find("#search-months table").className, "mw-histogram");
  assert.equal(find("#search-months thead").className, "mw-visually-hidden");
  assert.deepEqual(texts("#search-months .mw-facet-count"), [
    "5",
    "1,500",
    "1,200",
    "300",
    ...Array(11).fill("0"),
    "3",
  ]);
});
