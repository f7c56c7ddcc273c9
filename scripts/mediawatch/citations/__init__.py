"""How articles and issues are cited: as text, as data for other programs, and for machines that read a page."""
