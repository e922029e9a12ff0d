"""Tools side by side: what the address asks for, how needs are weighed, the table, and the files to take away.

Frozen values in, frozen values out; no clock and no database.
"""
