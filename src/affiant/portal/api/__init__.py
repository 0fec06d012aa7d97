"""What every page shows, for programs: /api/v1, described by OpenAPI, let in by tokens."""
