"""Guards every request: login, roles, limits."""
