"""The grammar of the reports: a document becomes a draft, whatever template it was printed in."""
