import assert from "node:assert/strict";
import { test } from "node:test";
import { find, openWindow } from "../window.js";

test("the page 关于 says how the index was proved and how large it is, and where all figures are", async () => {
  openWindow('<p id="search-quality">x</p>', "about/");
  /** @type {string[]} */
  const asked = [];
  const figures = {
    queries: { tried: 1200, exact: 1199 },
    articles: 22200,
    characters: 3400000,
    index: { bytes: 13_760_000, shards: 2397 },
  };
  globalThis.fetch = async (url) => (asked.push(String(url)), new Response(JSON.stringify(figures)));
  await import("../../../overrides/assets/javascripts/search/about.js");
  const line = find("#search-quality");
  assert.equal(
    line.textContent,
    "这一次试了 1,200 个检索词，1,199 个完全一致。索引收录 22,200 篇文章、3,400,000 字，" +
      "共 13.8 MB，分成 2,397 个小片，一次检索只取其中几片。全部数字",
  );
  assert.match(asked[0], /\/overrides\/search\/quality\.json$/);
  assert.equal(line.querySelector("a").href, asked[0]);
});
