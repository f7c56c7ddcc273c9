"""The rules that an archive keeps, and how what they find is shown."""
