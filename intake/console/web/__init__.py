"""What guards every request: login, roles, limits."""
