"""The desk of the assistants of events: who comes to a workshop, from a call by phone to who was there."""
