"""Registration without an account: from a form to a seat, a place in the queue or a plain no, and out again."""
