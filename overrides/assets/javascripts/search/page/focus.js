/**
 * Keeps a keyboard's place while parts of the page are made anew. What is made anew carries a `data-key`; a part marked
 * `data-keeps` gives the focus to a neighbour when the thing itself is gone.
 */
import { element } from "./dom.js";

/** Runs what may replace the element that has the focus, and focuses what stands for it. @param {() => void} render */
export function keepFocus(render) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const key = before?.dataset.key;
  const part = before?.closest("[data-keeps]") ?? null;
  const place = keyed(part).indexOf(/** @type {HTMLElement} */ (before));
  render();
  if (!key || before?.isConnected) return;
  const neighbours = keyed(part);
  const same = keyed(document).find((one) => one.dataset.key === key);
  (same ?? neighbours[Math.min(place, neighbours.length - 1)] ?? element("search-results-title")).focus({ preventScroll: true });
}

/** @param {ParentNode | null} part */
function keyed(part) {
  return /** @type {HTMLElement[]} */ ([...(part?.querySelectorAll("[data-key]") ?? [])]);
}
