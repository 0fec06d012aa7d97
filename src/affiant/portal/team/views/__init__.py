"""The pages on accounts that are ours, one noun a file."""
