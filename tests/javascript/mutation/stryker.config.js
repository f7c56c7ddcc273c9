/**
 * How mutations are made and judged. `MODULE=search/page/months` takes one module and the tests that bear its name, be they one
 * file or several (`page.test.js`, `page-hits.test.js`), which is quick; without it all modules are taken, and each
 * mutant is judged by every test file that runs it.
 */
const only = process.env.MODULE;
const tests = process.env.TESTS ?? only;

export default {
  mutate: [`overrides/assets/javascripts/${only ?? "**/*"}.js`],
  testRunner: "tap",
  plugins: ["@stryker-mutator/tap-runner"],
  tap: {
    testFiles: [`tests/javascript/${tests ?? "**/*"}{,-*}.test.js`],
    nodeArgs: [
      ...["--import", "./tests/javascript/modules.js", "--test-reporter=tap"],
      ...["--require", "{{hookFile}}", "{{testFile}}"],
    ],
  },
  coverageAnalysis: "perTest",
  ignorePatterns: ["/.venv", "/site", "/issues", "/docs", "/scripts", "/tests/unit", "/tests/browser", "/tests/data"],
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `.cache/mutation/${only ?? "all"}.json` },
  tempDirName: ".cache/mutation/sandboxes",
  cleanTempDir: "always",
  concurrency: 2,
};
