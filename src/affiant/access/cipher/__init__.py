"""Fields that do not lie in clear in the database, the keys they need, and their recovery."""
