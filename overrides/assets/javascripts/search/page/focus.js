/**
 * Keeps a keyboard's place while parts of the page are made anew or hidden. What is made anew carries a `data-key`; a
 * part marked `data-keeps` gives the focus to a neighbour when the thing itself is gone; else it goes to the results.
 */
import { element } from "./dom.js";

/**
 * Runs what may replace or hide the element that has the focus, and focuses what stands for it.
 * @param {() => void} render
 */
export function keepFocus(render) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const part = before?.closest("[data-keeps]") ?? null;
  const place = keyed(part).indexOf(/** @type {HTMLElement} */ (before));
  render();
  if (!before || before === document.body || isSeen(document.activeElement)) return;
  const neighbours = keyed(part);
  const same = before.dataset.key && keyed(document).find((one) => one.dataset.key === before.dataset.key);
  const near = neighbours[Math.min(place, neighbours.length - 1)];
  (same || near || element("search-results-title")).focus({ preventScroll: true });
}

/** @param {Element | null} element */
function isSeen(element) {
  return element !== null && element !== document.body && element.getClientRects().length > 0;
}

/** @param {ParentNode | null} part */
function keyed(part) {
  return /** @type {HTMLElement[]} */ ([...(part?.querySelectorAll("[data-key]") ?? [])].filter(isSeen));
}
