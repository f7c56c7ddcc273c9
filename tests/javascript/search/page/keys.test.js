import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { makeBoxes } from "../../../../overrides/assets/javascripts/search/page/filters.js";
import { listenToKeys } from "../../../../overrides/assets/javascripts/search/page/keys.js";
import { showSuggestions } from "../../../../overrides/assets/javascripts/search/page/suggestions.js";
import { find, openSearchPage, send } from "../../window.js";

/** @type {HTMLInputElement} */
let box;
let closed = 0;

beforeEach(() => {
  openSearchPage();
  makeBoxes();
  box = find("#search-text");
  box.value = "健康";
  const list = find("#search-hits");
  for (const name of ["one", "two", "three"]) {
    list.innerHTML += `<li class="mw-hit"><h3 class="mw-hit-title"><a id="${name}" href="#">x</a></h3><p><button id="copy-${name}"></button></p></li>`;
  }
  find("#search-more").hidden = false;
  closed = 0;
  listenToKeys(box, list, () => closed++);
  showSuggestions([]);
});

/** Presses a key where the focus is set first; says where it is then, and whether the key was used up. */
const press = (/** @type {string} */ selector, /** @type {string} */ key, modifiers = {}) => {
  find(selector).focus();
  const free = send(find(selector), "keydown", { key, ...modifiers });
  return `${/** @type {Element} */ (document.activeElement).id}${free ? "" : " used"}`;
};

test("a slash goes to the box and selects what it says, but where signs are typed it is typed", () => {
  assert.equal(press("#one", "/"), "search-text used");
  assert.deepEqual([box.selectionStart, box.selectionEnd], [0, 2]);
  assert.equal(press("#search-text", "/"), "search-text");
  assert.equal(press("#search-from", "/"), "search-from");
  assert.equal(press("#search-sort", "/"), "search-sort");
  find(".mw-choices-list").innerHTML = '<input type="checkbox" id="check">';
  assert.equal(press("#check", "/"), "search-text used");
});

for (const modifier of ["ctrlKey", "metaKey", "altKey", "isComposing"]) {
  test(`a key with ${modifier} is another's`, () => {
    assert.equal(press("#one", "/", { [modifier]: true }), "one");
    assert.equal(press("#one", "ArrowDown", { [modifier]: true }), "one");
  });
}

test("arrows go from the box through the hits to what shows more, and back", () => {
  assert.equal(press("#search-text", "ArrowDown"), "one used");
  assert.equal(press("#one", "ArrowDown"), "two used");
  assert.equal(press("#three", "ArrowDown"), "search-more used");
  assert.equal(press("#search-more", "ArrowDown"), "search-more used");
  assert.equal(press("#search-more", "ArrowUp"), "three used");
  assert.equal(press("#one", "ArrowUp"), "search-text used");
  assert.equal(press("#search-text", "ArrowUp"), "search-text used");
});

test("what is hidden is passed over", () => {
  find("#search-more").hidden = true;
  assert.equal(press("#three", "ArrowDown"), "three used");
});

test("from anything in a hit the arrows go to its neighbours", () => {
  assert.equal(press("#copy-two", "ArrowDown"), "three used");
  assert.equal(press("#copy-two", "ArrowUp"), "one used");
});

test("from the head of the results the arrows go to what stands behind and before it", () => {
  assert.equal(press("#search-results-title", "ArrowDown"), "one used");
  assert.equal(press("#search-results-title", "ArrowUp"), "search-text used");
});

test("hits that are about to go are not gone to", () => {
  find("#search-hits").setAttribute("aria-busy", "true");
  assert.equal(press("#search-text", "ArrowDown"), "search-text used");
});

test("arrows move through suggestions first", () => {
  showSuggestions([{ kind: "", words: "a", about: "", choose: () => {} }]);
  assert.equal(press("#search-text", "ArrowDown"), "search-text used");
  assert.equal(box.getAttribute("aria-activedescendant"), "search-suggestion-0");
  assert.equal(press("#search-text", "ArrowUp"), "search-text used");
  assert.equal(box.getAttribute("aria-activedescendant"), null);
});

test("Esc closes the suggestions in the box, and goes there from the results", () => {
  press("#search-text", "Escape");
  assert.equal(closed, 1);
  assert.equal(press("#two", "Escape"), "search-text");
  assert.equal(press("#search-more", "Escape"), "search-text");
  assert.equal(press("#search-results-title", "Escape"), "search-text");
  assert.equal(closed, 1);
});

test("elsewhere, and by other keys, nothing moves", () => {
  assert.equal(press("#search-reset", "ArrowDown"), "search-reset");
  assert.equal(press("#search-sort", "Escape"), "search-sort");
  assert.equal(press("#one", "a"), "one");
  assert.equal(press("#search-text", "a"), "search-text");
  assert.equal(closed, 0);
});
