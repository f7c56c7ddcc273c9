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

/** Makes a button. @param {string} className @param {string} content @param {() => void} act */
export function makeButton(className, content, act) {
  const button = /** @type {HTMLButtonElement} */ (make("button", className, content));
  button.type = "button";
  button.onclick = act;
  return button;
}

/** Writes a day as readers do: 2023年6月7日. @param {string} date `2023-06-07` */
export function dayText(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** Writes a number with its thousands apart. @param {number} number */
export function countText(number) {
  return number.toLocaleString("zh-CN");
}
