"""Anybody may ask us: a page with a form, a list of questions in the admin, two mails, and forgetting after a year."""
