"""What the makers of affiant run; no part of the package."""
