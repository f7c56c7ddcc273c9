/** Says what the page is doing: in sight at once, and to screen readers when it has come to rest, once. */
import { element } from "./dom.js";

const REST = 700;
/** Milliseconds after which waiting is said, and older hits go. */
export const LONG = 1500;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Shows an answer in words.
 * @param {string} message @param {number | null} total articles found; null: not known @param {boolean} [failed]
 */
export function showStatus(message, total, failed = false) {
  show(message, failed);
  if (total !== null) element("search-status").dataset.total = String(total);
  speak(message);
}

/** Shows that an answer is on its way, which is spoken only if it takes long. */
export function showWaiting() {
  show("正在检索…", false);
  speak("正在检索…", LONG);
}

/**
 * Speaks to screen readers, unless something else is to be said before the pause is over.
 * @param {string} message @param {number} [pause] milliseconds
 */
export function speak(message, pause = REST) {
  clearTimeout(timer);
  timer = setTimeout(() => (element("search-spoken").textContent = message), pause);
}

/** @param {string} message @param {boolean} failed */
function show(message, failed) {
  const status = element("search-status");
  delete status.dataset.total;
  status.textContent = message;
  status.classList.toggle("mw-failed", failed);
}
