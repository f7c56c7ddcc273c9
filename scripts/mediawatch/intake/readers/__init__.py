"""Readers: a file of any kind becomes a document, lines in reading order with what the format says of them."""
