import assert from "node:assert/strict";
import { test } from "node:test";
import { formatReference } from "../../../overrides/assets/javascripts/search/reference.js";
import { readMadeJson } from "../made.js";

for (const { what, cited, accessed, right } of readMadeJson("cases/references")) {
  test(`as the official style makes it: ${what}`, () => {
    assert.equal(formatReference(cited, accessed), right);
  });
}
