"""Good practices from their files into the database, field by field and never over what a person changed.

`reading` reads and checks `hub/data`, `writing` brings it into the database, `running` is the whole way.
"""
