/** The keys of the search page: `/` to the box, arrows through suggestions and hits, Esc back. */
import { element } from "./dom.js";
import { moveSuggestion } from "./suggestions.js";

const TAKES_SIGNS = "textarea, select, input:not([type=checkbox], [type=radio])";

/** @param {HTMLInputElement} box @param {HTMLElement} list @param {() => void} closeSuggestions */
export function listenToKeys(box, list, closeSuggestions) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const inResults =
      list.contains(target) || [element("search-more"), element("search-results-title")].includes(target);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "/" && !target.matches(TAKES_SIGNS)) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (target === box && event.key === "Escape") {
      closeSuggestions();
    } else if (target === box && step) {
      event.preventDefault();
      if (!moveSuggestion(step)) moveHit(target, step);
    } else if (inResults && step) {
      event.preventDefault();
      moveHit(target, step);
    } else if (inResults && event.key === "Escape") {
      box.focus();
    }
  });

  /**
   * Moves from hit to hit; before the first is the box, after the last what shows more.
   * @param {HTMLElement} from @param {number} step
   */
  function moveHit(from, step) {
    if (list.hasAttribute("aria-busy")) return; // these hits are about to go
    const links = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".mw-hit-title a")]);
    const stops = [box, ...links, element("search-more")].filter((stop) => !stop.closest("[hidden]"));
    const hit = from.closest(".mw-hit")?.querySelector(".mw-hit-title a") ?? from;
    const [side, nearest] = step > 0 ? [Node.DOCUMENT_POSITION_FOLLOWING, 0] : [Node.DOCUMENT_POSITION_PRECEDING, -1];
    const ahead = stops.filter((stop) => hit.compareDocumentPosition(stop) & side);
    ahead.at(nearest)?.focus();
  }
}
