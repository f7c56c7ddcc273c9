"""What a change brings to the archive, told to who looks at it."""
