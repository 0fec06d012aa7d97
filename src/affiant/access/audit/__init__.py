"""The audit log: who did what to which thing, in a chain that shows every later change."""
