"""The secret part of the links to a profile.

A profile has two links. The edit token is random; the read token is derived from it, so that whoever may edit can be
shown the read-only link although neither is stored.
"""

from site_core.secret_links import SecretLinks, derived_token
from site_core.secret_links import new_token as new_token

LINKS = SecretLinks("advisor")
new_form, token_of_form = LINKS.new_form, LINKS.token_of_form
token_hash, token_hashes = LINKS.hash_of, LINKS.hashes_of


def read_token(edit_token: str) -> str:
    """The token of the read-only link that belongs to an edit token."""
    return derived_token(edit_token, "read-only link")
