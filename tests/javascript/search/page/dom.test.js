import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  countText,
  makeIssueLink,
  daysText,
  dayText,
  element,
  input,
  lastDay,
  make,
  makeButton,
  makeLink,
} from "../../../../overrides/assets/javascripts/search/page/dom.js";
import { openSearchPage } from "../../window.js";

beforeEach(() => openSearchPage());

test("an element holds text, never HTML, some of it perhaps marked, or other elements", () => {
  assert.equal(make("p", "").outerHTML, "<p></p>");
  assert.equal(make("p", "a b", "<b>&").outerHTML, '<p class="a b">&lt;b&gt;&amp;</p>');
  const pieces = [
    { text: "<i>", marked: false },
    { text: "<b>", marked: true },
  ];
  assert.equal(make("p", "", pieces).outerHTML, "<p>&lt;i&gt;<mark>&lt;b&gt;</mark></p>");
  assert.equal(make("p", "", [make("b", "", "x"), make("i", "")]).outerHTML, "<p><b>x</b><i></i></p>");
  assert.equal(make("p", "", "健康").childNodes.length, 1);
});

test("an element, or a field, is had by its id", () => {
  assert.equal(element("search-text"), document.querySelector("#search-text"));
  assert.equal(input("search-text"), element("search-text"));
});

test("a link has its address and its text", () => {
  const link = makeLink(new URL("https://example.org/a"), "<b>");
  assert.equal(link.outerHTML, '<a href="https://example.org/a">&lt;b&gt;</a>');
});

test("a button sends no form, acts when it is clicked, and has a key if it is given one", () => {
  let acted = 0;
  const button = makeButton("a", "words", () => acted++, "key");
  assert.equal(button.type, "button");
  assert.equal(button.className, "a");
  assert.equal(button.textContent, "words");
  assert.equal(button.dataset.key, "key");
  button.click();
  assert.equal(acted, 1);
  assert.equal("key" in makeButton("", "", () => {}).dataset, false);
});

test("a day is written as readers do", () => assert.equal(dayText("2023-06-07"), "2023年6月7日"));

for (const [from, to, text] of [
  ["2023-01-01", "2023-12-31", "2023年"],
  ["2023-01-01", "2024-12-31", "2023年1月1日 至 2024年12月31日"],
  ["2023-01-02", "2023-12-31", "2023年1月2日 至 2023年12月31日"],
  ["2023-02-01", "2023-02-28", "2023年2月"],
  ["2023-02-01", "2023-03-31", "2023年2月1日 至 2023年3月31日"],
  ["2023-02-02", "2023-02-28", "2023年2月2日 至 2023年2月28日"],
  ["2023-02-01", "", "2023年2月1日 起"],
  ["", "2023-02-01", "到 2023年2月1日"],
  ["2023", "x2023-02-01", "2023 至 x2023-02-01"],
  ["2023-02-011", "2023-02-01", "2023-02-011 至 2023年2月1日"],
]) {
  test(`from “${from}” to “${to}” is ${text}`, () => assert.equal(daysText(from, to), text));
}

test("the last day of a month knows leap years", () => {
  assert.deepEqual(["2023-02", "2024-02", "2023-12", "1900-02", "2023-04"].map(lastDay), [
    "2023-02-28",
    "2024-02-29",
    "2023-12-31",
    "1900-02-28",
    "2023-04-30",
  ]);
});

test("a number has its thousands apart, and on the same line what it counts", () => {
  assert.equal(countText(1234567), "1,234,567");
  assert.equal(countText(1200, "篇"), "1,200\u00a0篇");
});

test("the link to an issue is one line", () => {
  const link = makeIssueLink(523, new URL("https://a.cn/b/"));
  assert.equal(link.outerHTML, '<a href="https://a.cn/b/issues/523/">第&nbsp;523&nbsp;期</a>');
});
