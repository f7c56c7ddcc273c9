import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keepFocus } from "../../../../overrides/assets/javascripts/search/page/focus.js";
import { find, openWindow } from "../../window.js";

const PART = '<button data-key="a">a</button><button data-key="b">b</button><button data-key="c">c</button>';

beforeEach(() => {
  openWindow(`<h2 id="search-results-title" tabindex="-1"></h2><button id="other">x</button>
    <div id="part" data-keeps>${PART}</div><div id="loose"><button data-key="d">d</button></div>`);
});

const focused = () => {
  const { id, dataset } = /** @type {HTMLElement} */ (document.activeElement);
  return id || dataset.key || "body";
};

/** Focuses what a selector names, runs what is given, and says where the focus is then. */
const after = (/** @type {string} */ selector, /** @type {() => void} */ render) => {
  find(selector).focus();
  keepFocus(render);
  return focused();
};

test("what keeps its place keeps the focus", () => {
  assert.equal(
    after("#other", () => {}),
    "other",
  );
  assert.equal(
    after("[data-key=b]", () => find("[data-key=a]").remove()),
    "b",
  );
});

test("what is made anew gets the focus by its key, wherever it stands", () => {
  assert.equal(
    after("[data-key=b]", () => (find("#part").innerHTML = PART)),
    "b",
  );
  find("[data-key=b]").focus();
  const moved = () => {
    find("#part").innerHTML = "";
    find("#loose").innerHTML += '<button data-key="b">b</button>';
  };
  assert.equal(after("[data-key=b]", moved), "b");
});

test("where a thing is gone the one that took its place gets the focus, or the last of its part", () => {
  assert.equal(
    after("[data-key=a]", () => find("[data-key=a]").remove()),
    "b",
  );
  assert.equal(
    after("[data-key=c]", () => find("[data-key=c]").remove()),
    "b",
  );
});

test("what is hidden is gone", () => {
  assert.equal(
    after("[data-key=b]", () => (find("[data-key=b]").hidden = true)),
    "c",
  );
});

test("where nothing of the part is left, or it keeps nothing, the focus goes to the results", () => {
  assert.equal(
    after("[data-key=b]", () => (find("#part").innerHTML = "")),
    "search-results-title",
  );
  assert.equal(
    after("[data-key=d]", () => (find("#loose").innerHTML = "<button data-key=e>e</button>")),
    "search-results-title",
  );
  assert.equal(
    after("#other", () => find("#other").remove()),
    "search-results-title",
  );
});

test("something without a key in a part that keeps sends the focus to the results", () => {
  find("#part").innerHTML += '<button id="bare">x</button>';
  assert.equal(
    after("#bare", () => find("#bare").remove()),
    "search-results-title",
  );
});

test("where nothing had the focus nothing gets it", () => {
  /** @type {HTMLElement} */ (document.activeElement).blur();
  keepFocus(() => find("#part").remove());
  assert.equal(focused(), "body");
});

test("what the rendering itself has focused stays focused", () => {
  const render = () => {
    find("[data-key=b]").remove();
    find("#other").focus();
  };
  assert.equal(after("[data-key=b]", render), "other");
});

test("the page does not scroll to where the focus goes", () => {
  find("[data-key=a]").focus();
  /** @type {any} */
  let options;
  find("[data-key=b]").focus = (/** @type {any} */ given) => (options = given);
  keepFocus(() => find("[data-key=a]").remove());
  assert.deepEqual(options, { preventScroll: true });
});
