/** Small ways with elements, for the parts of the search page. Data goes in as text, never as HTML. */

/** @param {string} id */
export function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
export function input(id) {
  return /** @type {HTMLInputElement} */ (document.getElementById(id));
}

/**
 * Makes an element that holds text, some of it perhaps marked, or other elements.
 * @param {string} name @param {string} className
 * @param {string | import("../snippet.js").Piece[] | HTMLElement[]} [content]
 */
export function make(name, className, content = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const piece of typeof content === "string" ? [content] : content) {
    if (typeof piece === "string" || piece instanceof HTMLElement) made.append(piece);
    else if (piece.marked) made.append(make("mark", "", piece.text));
    else made.append(piece.text);
  }
  return made;
}

/** Makes a link. @param {URL} url @param {string | import("../snippet.js").Piece[]} content */
export function makeLink(url, content) {
  const link = make("a", "", content);
  link.setAttribute("href", url.href);
  return link;
}

/**
 * Makes a button.
 * @param {string} className @param {string} content @param {() => void} act
 * @param {string} [key] by which it is known when it is made anew
 */
export function makeButton(className, content, act, key) {
  const button = /** @type {HTMLButtonElement} */ (make("button", className, content));
  button.type = "button";
  if (key) button.dataset.key = key;
  button.onclick = act;
  return button;
}

/** Writes a day as readers do: 2023年6月7日. @param {string} date `2023-06-07` */
export function dayText(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/**
 * Writes the days from one to another, either of which may be empty or no date.
 * @param {string} from @param {string} to
 */
export function daysText(from, to) {
  const say = (/** @type {string} */ day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? dayText(day) : day);
  const [year, month] = from.split("-").map(Number);
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return `${year}年`;
  if (from.endsWith("-01") && to === lastDay(from.slice(0, 7))) return `${year}年${month}月`;
  return from && to ? `${say(from)} 至 ${say(to)}` : from ? `${say(from)} 起` : `到 ${say(to)}`;
}

/** Returns the last day of a month. @param {string} month `2023-06` */
export function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  const day = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${day}`;
}

/** Makes a link to an issue. @param {string | number} number @param {URL} site */
export function makeIssueLink(number, site) {
  return makeLink(new URL(`issues/${number}/`, site), `第\u00a0${number}\u00a0期`);
}

/** Writes a number with its thousands apart, and on the same line what it counts. @param {number} number @param {string} [of] */
export function countText(number, of = "") {
  return `${number.toLocaleString("zh-CN")}${of && `\u00a0${of}`}`;
}
