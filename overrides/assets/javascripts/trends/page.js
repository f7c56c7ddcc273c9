/** The page 走势: holds the state, which is the address; asks the engine and shows how often queries come over time. */
import { openArchive } from "../search/engine.js";
import { countText, element, make, makeButton } from "../search/page/dom.js";
import { offerFile } from "../search/page/handing.js";
import { drawChart, drawKey } from "./chart.js";
import { countTrends, findMonths, periodText, shareText, yearsOf } from "./count.js";
import { plot } from "./plot.js";
import { cleanQueries, MOST, readState, writeState } from "./state.js";
import { makeTable, writeTrends } from "./table.js";

/** @typedef {import("./state.js").State} State */

const FAILED = "检索数据没有取到，可能是网络断开或网站正在更新。请再按一次“比较”。";
const HEIGHT = 300;

const form = /** @type {HTMLFormElement} */ (element("trends-form"));
const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=q]")]);
const status = element("trends-status");
const result = element("trends-result");
const more = element("trends-more");
const svg = /** @type {SVGSVGElement} */ (result.querySelector("svg"));
const site = new URL(`${element("trends").dataset.site}/`.replace(/\/+$/, "/"), location.href);

let state = readState(location.search);
/** The number of the newest question: answers to older ones are dropped. */
let asked = 0;
/** @type {import("./count.js").Trends} */
let trends = { periods: [], totals: [], series: [] };
/** @type {ReturnType<typeof openArchive> | null} */
let archive = null;

/** Opens the archive once; after a failure the next call tries again. */
function open() {
  archive ??= openArchive(site).catch((error) => {
    archive = null;
    throw error;
  });
  return archive;
}

/** Asks for the state at hand and shows the answer, unless another question was asked meanwhile. */
async function ask() {
  const number = ++asked;
  const wanted = state;
  status.removeAttribute("data-shown");
  if (wanted.queries.length) status.textContent = "正在数…";
  try {
    const { all, found } = await findMonths(await open(), wanted.queries);
    if (number !== asked) return;
    const years = yearsOf(all);
    trends = countTrends(all, found, years.includes(wanted.year) ? wanted.year : "");
    fillYears(years, wanted.year);
    showResult();
    status.textContent = summary(wanted);
    status.dataset.shown = String(trends.series.length);
  } catch (error) {
    if (number !== asked) return;
    status.textContent = FAILED;
    console.warn(error);
  }
}

/** Shows the trends: legend, chart and table. */
function showResult() {
  const { series, periods } = trends;
  result.hidden = !series.length;
  if (!series.length) return;
  element("trends-legend").replaceChildren(
    ...series.map(({ query, message, total }, place) => {
      const said = message || `共 ${countText(total, "篇")}`;
      const item = make("li", "", [make("b", "", query), make("span", "mw-count", said)]);
      item.prepend(drawKey(place));
      return item;
    }),
  );
  svg.setAttribute("aria-label", `${title()}：${series.map(describe).join("；")}。数字在下面的表里。`);
  draw();
  const table = makeTable(trends, site, (period) => zoom(period));
  table.setAttribute("aria-labelledby", "trends-table-title");
  element("trends-table").replaceChildren(table);
  element("trends-back").hidden = !periods[0]?.includes("-");
}

/** Draws the chart as wide as there is room. */
function draw() {
  if (result.hidden) return;
  const width = Math.max(280, Math.floor(element("trends-chart").clientWidth || 640));
  drawChart(svg, plot(trends.periods, values(), width, HEIGHT, unit()), trends, state.by);
}

function values() {
  return trends.series.map(({ counts, shares }) => (state.by === "share" ? shares : counts));
}

function unit() {
  return state.by === "share" ? "%" : "";
}

/** Says what the chart shows. */
function title() {
  const { periods } = trends;
  const when = periods[0]?.includes("-")
    ? `${periods[0].slice(0, 4)}年各月`
    : `${periods[0]}—${periods[periods.length - 1]}年`;
  return state.by === "share" ? `${when}，占全部文章的比例` : `${when}，篇数`;
}

/** Says of a series when it was highest. @param {import("./count.js").Series} series */
function describe({ query, counts, shares, total }) {
  if (!total) return `“${query}”没有`;
  const rows = state.by === "share" ? shares.map((share) => share ?? 0) : counts;
  const most = Math.max(...rows);
  const said = state.by === "share" ? `最高，${shareText(most)}` : `最多，${countText(most, "篇")}`;
  return `“${query}”共 ${countText(total, "篇")}，${periodText(trends.periods[rows.indexOf(most)])}${said}`;
}

/** @param {State} of */
function summary(of) {
  if (!of.queries.length) return "写一个或几个词，看它们在各年的文章里有多少。";
  const refused = trends.series.filter(({ message }) => message).map(({ query, message }) => `“${query}”：${message}`);
  return [`${title()}。${trends.series.map(describe).join("；")}。`, ...refused].join(" ");
}

/** Makes what shows the months of a year. @param {string} period */
function zoom(period) {
  if (period.includes("-")) return null;
  const button = makeButton("mw-plain", `${period}年`, () => change({ ...state, year: period }));
  button.setAttribute("aria-label", `${period}年，看各月`);
  return button;
}

/** @param {string[]} years @param {string} chosen */
function fillYears(years, chosen) {
  const select = /** @type {HTMLSelectElement} */ (element("trends-year"));
  select.replaceChildren(
    ...["", ...years].map((year) => {
      const option = /** @type {HTMLOptionElement} */ (make("option", "", year ? `${year}年各月` : "各年"));
      option.value = year;
      option.selected = year === chosen;
      return option;
    }),
  );
}

/** Puts the state into the form. */
function fillForm() {
  boxes.forEach((box, place) => {
    box.value = state.queries[place] ?? "";
    box.closest("li")?.toggleAttribute("hidden", place > Math.max(1, state.queries.length - 1));
  });
  showMore();
  for (const radio of form.querySelectorAll("[name=by]")) {
    const choice = /** @type {HTMLInputElement} */ (radio);
    choice.checked = choice.value === state.by;
  }
}

/** Offers another line, as long as there is one. */
function showMore() {
  more.hidden = !boxes.some((box) => box.closest("[hidden]"));
}

/** Takes over another state: the address first, then the answer. @param {State} next */
function change(next) {
  if (writeState(next) !== writeState(state)) history.pushState(null, "", writeState(next) || location.pathname);
  state = next;
  fillForm();
  return ask();
}

/** Takes what the form says. */
function readForm() {
  const by = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=by]:checked"));
  const year = /** @type {HTMLSelectElement} */ (element("trends-year")).value;
  const queries = cleanQueries(boxes.map((box) => box.value));
  return change({ queries, year, by: by?.value === "share" ? "share" : "count" });
}

/** Returns the name of a file with the trends. @param {string} ending */
function fileName(ending) {
  const words = state.queries.join(" ").replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 40); // prettier-ignore
  return ["走势", words, state.year].filter(Boolean).join("-") + ending;
}

async function savePicture() {
  const { drawPicture } = await import("./picture.js");
  const look = getComputedStyle(svg);
  const colour = (/** @type {string} */ name) => look.getPropertyValue(`--mw-${name}`).trim();
  const colours = {
    ...{ paper: colour("paper"), ink: colour("ink"), quiet: colour("quiet"), rule: colour("rule") },
    series: Array.from({ length: MOST }, (_, place) => colour(`trend-${place + 1}`)),
    font: look.fontFamily,
  };
  const series = document.title.replace(/.* · /, "");
  const picture = await drawPicture(trends, values(), unit(), `${series}：${title()}`, colours);
  if (picture) offerFile(picture, "image/png", fileName(".png"));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  readForm();
});
form.addEventListener("change", (event) => {
  if (!boxes.includes(/** @type {HTMLInputElement} */ (event.target))) readForm();
});
more.addEventListener("click", () => {
  const next = boxes.find((box) => box.closest("[hidden]"));
  next?.closest("li")?.removeAttribute("hidden");
  showMore();
  next?.focus();
});
element("trends-back").addEventListener("click", () => change({ ...state, year: "" }));
element("trends-csv").addEventListener("click", () => offerFile(writeTrends(trends), "text/csv", fileName(".csv")));
element("trends-png").addEventListener("click", savePicture);
addEventListener("popstate", () => {
  state = readState(location.search);
  fillForm();
  ask();
});
addEventListener("resize", draw);
form.hidden = false; // without scripts it would do nothing
fillForm();
ask();
