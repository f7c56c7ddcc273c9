"""From the text of an issue file to the nouns of the archive, and back."""
