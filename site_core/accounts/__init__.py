"""Accounts of the staff: how they log in, the second factor, the lock after wrong attempts. Readers have none."""
