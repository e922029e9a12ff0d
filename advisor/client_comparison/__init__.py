"""A comparison that a consultant keeps for a client: title, notes, own importance, under two secret links."""
