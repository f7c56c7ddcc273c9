/**
 * The two date fields: what they say, and what is wrong with it. A date in the making is no mistake until it is left.
 */
import { parseDay } from "../query.js";
import { input } from "./dom.js";

/** @typedef {{from: string, to: string}} Days */

const NAMES = /** @type {const} */ (["from", "to"]);

/** What the fields were last filled with. @type {Days} */
const filled = { from: "", to: "" };

/** Tells whether an element is one of the fields. @param {Element} element */
export function isDayField(element) {
  return NAMES.some((name) => element === field(name));
}

/** Fills the fields, but for one in which a date is being typed. @param {Days} days */
export function fillDays(days) {
  for (const name of NAMES) {
    const value = isDay(days[name]) ? days[name] : "";
    if (value !== filled[name] || field(name).validity.valid) field(name).value = value;
    filled[name] = value;
  }
}

/** Empties the fields, whatever is typed there. */
export function emptyDays() {
  for (const name of NAMES) field(name).value = "";
}

/**
 * Returns what the fields say; where that is no date yet, or an address has one that no field can show, what was there
 * before.
 * @param {Days} before @returns {Days}
 */
export function readDays(before) {
  const read = (/** @type {"from" | "to"} */ name) => {
    const { validity, value } = field(name);
    return validity.valid && (value || !before[name] || isDay(before[name])) ? value : before[name];
  };
  return { from: read("from"), to: read("to") };
}

/** Shows under each field what is wrong with it. @param {Days} days */
export function showDayProblems(days) {
  for (const name of NAMES) {
    const problem = findProblem(name, days);
    const line = /** @type {HTMLElement} */ (document.getElementById(`search-${name}-problem`));
    line.textContent = problem;
    line.hidden = !problem;
    field(name).toggleAttribute("aria-invalid", Boolean(problem));
    if (problem) field(name).setAttribute("aria-invalid", "true");
  }
}

/** @param {"from" | "to"} name @param {Days} days */
function findProblem(name, days) {
  const { validity, value } = field(name);
  if (!validity.valid && field(name) === document.activeElement) return "";
  if (validity.badInput) return "日期不完整，或没有这一天。";
  if (!validity.valid) return "请填 1900 年到 2199 年之间的日期。";
  if (days[name] && !isDay(days[name]) && !value) return `“${days[name]}”不是日期。`;
  if (isDay(days.from) && isDay(days.to) && days.from > days.to)
    return name === "from" ? "晚于结束日期。" : "早于开始日期。";
  return "";
}

/** @param {string} value */
function isDay(value) {
  try {
    return parseDay(value) !== null;
  } catch {
    return false;
  }
}

/** @param {"from" | "to"} name */
function field(name) {
  return input(`search-${name}`);
}
