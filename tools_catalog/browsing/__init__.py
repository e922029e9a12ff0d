"""Finding tools in the catalogue: filters with counts, search, order, and the tray of tools to be compared.

`describing` reads a record, `index` holds all of them as bit sets, `selection` is what a visitor asks for (the query
of the address), `finding` answers it, `listing` puts the answer into words and addresses.
"""
