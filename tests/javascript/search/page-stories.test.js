import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { serveArchive } from "../made.js";
import { later, open, shown, submit } from "../search_page.js";
import { find, send, texts } from "../window.js";

/** Serves the archive with a story that some articles are part of. @param {(ref: string) => boolean} isTold */
function serveStory(isTold) {
  serveArchive((name, bytes) => {
    const ref = /^text\/(.*)\.bin/.exec(name)?.[1];
    if (!ref || !isTold(ref)) return undefined;
    return new Response(gzipSync(JSON.stringify({ ...JSON.parse(gunzipSync(bytes).toString()), story: "1-1" })));
  });
}

const seen = () => document.querySelectorAll("#search-hits [data-ref]:not([hidden])").length;

test("a fold stays with its story when the order changes, and totals and hits stay what they are", async () => {
  serveStory((ref) => ref.startsWith("3-") || ref.startsWith("4-"));
  await open("?q=期:3|期:4");
  assert.equal(find("#search-status").dataset.total, "6");
  assert.deepEqual([shown(), seen(), texts(".mw-reprints").length], [6, 1, 1]);
  find(".mw-reprints").focus();
  find("#search-sort").value = "oldest";
  await submit();
  assert.equal(document.activeElement, find(".mw-reprints"));
  assert.deepEqual([shown(), seen()], [6, 1]);
});

test("by issue nothing is folded", async () => {
  serveStory(() => true);
  await open("?q=期:3|期:4&view=issues");
  assert.deepEqual([seen(), texts(".mw-reprints")], [6, []]);
});

test("of more hits the reader goes on from the first that is in sight, or from the fold that took them", async () => {
  await open("?sort=oldest&show=20");
  const refs = [...document.querySelectorAll("[data-ref]")].map((hit) => String(hit.getAttribute("data-ref")));
  for (const [hidden, ref] of /** @type {[string[], string][]} */ ([
    [[refs[0], ...refs.slice(10, 12)], refs[12]],
    [[refs[0], ...refs.slice(10)], refs[0]],
  ])) {
    serveStory((one) => hidden.includes(one));
    await open("?sort=oldest");
    find("#search-more").click();
    await later(() => shown() === 20);
    await later(() => document.activeElement !== find("#search-more"));
    assert.equal(document.activeElement?.closest("li")?.dataset.ref, ref);
    assert.equal(document.activeElement?.matches(".mw-reprints"), ref === refs[0]);
  }
});

test("arrows pass over folded hits", async () => {
  serveStory(() => true);
  await open("?q=期:3|期:4");
  find(".mw-hit a").focus();
  send(find(".mw-hit a"), "keydown", { key: "ArrowDown" });
  assert.equal(document.activeElement, find(".mw-hit a"));
  find(".mw-reprints").click();
  send(find(".mw-hit a"), "keydown", { key: "ArrowDown" });
  assert.equal(document.activeElement, document.querySelectorAll(".mw-hit-title a")[1]);
});
