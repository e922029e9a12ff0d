"""The review desk in the admin: who may not assess what, what is stale, unknown or contested, and who works on it."""
