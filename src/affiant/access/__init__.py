"""Who may do what, what was done, and what lies encrypted: roles, audit log, fields."""
