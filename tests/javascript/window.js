/** A window in which the browser modules run: a DOM without layout, with the search page in it. */
import { Window } from "happy-dom";
import { readMade, SITE } from "./made.js";

const GLOBALS = [
  "addEventListener",
  "CSS",
  "document",
  "history",
  "HTMLElement",
  "localStorage",
  "location",
  "matchMedia",
  "navigator",
  "Node",
  "NodeFilter",
  "scrollTo",
  "scrollY",
];

/**
 * Opens a window and makes its names global; what was open before is forgotten.
 * @param {string} body @param {string} [address] relative to the site
 * @returns {any}
 */
export function openWindow(body, address = "search/") {
  const window = /** @type {any} */ (
    new Window({
      url: new URL(address, SITE).href,
      width: 1280,
      height: 900,
      settings: /** @type {any} */ ({ errorCapture: "disabled" }), // what a listener throws reaches the test
    })
  );
  for (const name of GLOBALS) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () =>
        typeof window[name] === "function" && !/^[A-Z]/.test(name) ? window[name].bind(window) : window[name],
    });
  }
  window.document.body.innerHTML = body;
  // Nothing is laid out: what has a place on the page is what is in it and not hidden.
  window.HTMLElement.prototype.getClientRects = function () {
    return this.isConnected && !this.closest("[hidden]") ? [{}] : [];
  };
  return window;
}

/** Opens the search page. @param {string} [query] the part of its address after `search/` */
export function openSearchPage(query = "") {
  return openWindow(readMade("search.html"), `search/${query}`);
}

/** Returns the texts of the elements that a selector names. @param {string} selector */
export function texts(selector) {
  return [...document.querySelectorAll(selector)].map((element) => element.textContent);
}

/** Returns the element that a selector names. @param {string} selector @returns {any} */
export function find(selector) {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing is ${selector}`);
  return element;
}

/**
 * Sends an event to an element; returns whether nobody kept it from what it does by itself.
 * @param {EventTarget} target @param {string} type @param {object} [init]
 */
export function send(target, type, init = {}) {
  const window = /** @type {any} */ (document.defaultView);
  const kind = type.startsWith("key") ? window.KeyboardEvent : type === "input" ? window.InputEvent : window.Event;
  return target.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, ...init }));
}
