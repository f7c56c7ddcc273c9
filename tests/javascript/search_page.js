/** The search page as a reader has it: opened at an address, typed into, and waited for. */
import { beforeEach, mock } from "node:test";
import { serveArchive } from "./made.js";
import { find, openSearchPage, send, texts } from "./window.js";

/** Milliseconds, far more than anything here takes. */
const PATIENCE = 5000;
const { setTimeout: wait } = globalThis;

/** The pauses that were asked for. @type {{act: () => void, pause: number}[]} */
export const pauses = [];

// Pauses are a twentieth of what they are, and the longest (before a saved file is let go of) keep nobody waiting.
mock.method(globalThis, "setTimeout", (/** @type {() => void} */ act, pause = 0) => {
  pauses.push({ act, pause });
  return wait(act, pause / 20).unref();
});

export const warn = mock.method(console, "warn", () => {});

beforeEach(() => {
  serveArchive();
  warn.mock.resetCalls();
});

let pages = 0;

/**
 * Opens the search page at an address, and waits for its first answer.
 * @param {string} [query] @param {() => void} [prepare] what is done to the window before the page runs
 * @returns {Promise<any>} the window
 */
export async function open(query = "", prepare = () => {}) {
  const window = openSearchPage(query);
  prepare();
  await import(`../../overrides/assets/javascripts/search/page.js?${++pages}`);
  await answered();
  return window;
}

/** Waits until the page has answered. */
export async function answered() {
  await later(() => !find("#search-hits").hasAttribute("aria-busy"));
}

/** Waits until something holds, which fails when it does not come to be. @param {() => unknown} holds */
export async function later(holds) {
  for (const end = performance.now() + PATIENCE; !holds(); await new Promise((resolve) => wait(resolve, 1)))
    if (performance.now() > end) throw new Error(`still not so: ${holds}`);
}

/** Keeps files from coming until they are let go. @param {string} part of their addresses */
export function hold(part) {
  const { fetch } = globalThis;
  /** @type {(() => void)[]} */
  const held = [];
  let done = 0;
  globalThis.fetch = async (url, options) => {
    if (!String(url).includes(part)) return fetch(url, options);
    await new Promise((resolve) => held.push(() => resolve(null)));
    return globalThis.fetch(url, options).finally(() => done++);
  };
  return {
    held,
    async release(failing = false) {
      globalThis.fetch = failing ? async () => new Response("", { status: 500 }) : fetch;
      for (const go of held) go();
      await later(() => done === held.length);
      for (let turn = 0; turn < 9; turn++) await new Promise(setImmediate);
    },
  };
}

/** Types a text as a reader does. @param {string} text @param {object} [init] of the event */
export function write(text, init) {
  find("#search-text").focus();
  find("#search-text").value = text;
  send(find("#search-text"), "input", init);
}

/** Types a text, and waits for the answer to it. @param {string} text */
export async function type(text) {
  write(text);
  await later(() => new URLSearchParams(location.search).get("q") === (text || null));
  await answered();
}

/** Submits the form, as the Enter key does. */
export async function submit() {
  send(find("#search-form"), "submit");
  await answered();
}

/** Sets a field, and waits for the answer. @param {string} selector @param {string | boolean} value of a box: ticked */
export async function choose(selector, value) {
  const field = find(selector);
  const before = location.search;
  field[typeof value === "string" ? "value" : "checked"] = value;
  send(field, "change");
  await later(() => location.search !== before);
  await answered();
}

export const status = () => find("#search-status").textContent;
export const shown = () => document.querySelectorAll("#search-hits [data-ref]").length;
export const chips = () => texts("#search-chips li");
export const focused = () => /** @type {Element} */ (document.activeElement).id;
