import assert from "node:assert/strict";
import { test } from "node:test";
import { cutBibtex, cutCsl, cutRis } from "../../../overrides/assets/javascripts/issue/entries.js";
import { readMade } from "../made.js";

test("of a file of BibTeX one entry is taken, whatever its title says", () => {
  const text = readMade("issues/5.bib");
  const entry = cutBibtex(text, "5-1");
  assert.match(entry, /^@article\{5-1,\n(?: {2}\w+ = \{.*\},\n)+\}\n$/);
  assert.match(entry, /title = \{\{甲 @misc\\textbraceleft\{\}5-2,/);
  assert.match(cutBibtex(text, "5-2"), /^@misc\{5-2,\n(?: {2}\w+ = \{.*\},\n)+\}\n$/);
  assert.equal(cutBibtex(text, "5-3"), "");
});

test("of a file of RIS one record is taken", () => {
  const text = readMade("issues/5.ris");
  const lines = cutRis(text, "5-1").split("\r\n");
  assert.deepEqual(lines.slice(0, 2), ["TY  - NEWS", "ID  - 5-1"]);
  assert.deepEqual(lines.slice(-2), ["ER  - ", ""]);
  assert.equal(lines.filter((line) => line.startsWith("TY")).length, 1);
  assert.match(cutRis(text, "5-2"), /^TY {2}- ELEC\r\nID {2}- 5-2\r\n/);
  assert.equal(cutRis(text, "5-3"), "");
});

test("of a file of CSL-JSON one item is taken, in a list", () => {
  const text = readMade("issues/5.csl.json");
  const [item, ...more] = JSON.parse(cutCsl(text, "5-2"));
  assert.deepEqual([item.id, item.title, more.length], ["5-2", "乙", 0]);
  assert.equal(cutCsl(text, "5-3"), "");
});
