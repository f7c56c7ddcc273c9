/** What the search uses of lunr 2.3, which the build makes a module. */
interface Query {
  term(term: string, options: { fields: string[]; usePipeline: boolean }): void;
}

interface SerializedIndex {
  version: string;
  fields: string[];
  fieldVectors: [string, number[]][];
  invertedIndex: [string, Record<string, unknown>][];
  pipeline: string[];
}

declare const lunr: {
  version: string;
  Index: {
    load(index: SerializedIndex): { query(build: (query: Query) => void): { ref: string; score: number }[] };
  };
};

export default lunr;
