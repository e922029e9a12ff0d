"""What to verify, in the admin: what is stale, unknown or contested, what counts most, and who works on it."""
