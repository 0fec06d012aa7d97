"""The portal for several people: accounts, and what only they need."""
