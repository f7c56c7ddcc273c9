import assert from "node:assert/strict";
import { test } from "node:test";
import { writeTrends } from "../../../overrides/assets/javascripts/trends/table.js";

const SERIES = { query: "=甲|“乙”", message: "", counts: [1, 0], shares: [100 / 3, null], total: 1 };

test("trends are written as CSV: counts and shares of each query, and all articles", () => {
  assert.equal(
    writeTrends({ periods: ["2022", "2023"], totals: [3, 0], series: [SERIES] }),
    '\ufeff"年份","\'=甲|“乙” 篇数","\'=甲|“乙” 占比%","全部文章"\r\n"2022","1","33.33","3"\r\n"2023","0","","0"\r\n',
  );
});

test("months are written as such", () => {
  const months = { periods: ["2022-01"], totals: [3], series: [{ ...SERIES, counts: [1], shares: [25] }] };
  assert.match(writeTrends(months), /^\ufeff"年月".*\r\n"2022-01","1","25.00","3"\r\n$/s);
});
