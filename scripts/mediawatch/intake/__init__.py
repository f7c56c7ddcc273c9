"""Old issues as documents become drafts of issue files: readers, one grammar, and an account of every character."""
