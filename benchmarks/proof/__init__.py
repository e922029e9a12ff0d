"""The proof: the site under mixed load for a while, without an error and without growing. `make proof`."""
