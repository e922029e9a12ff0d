"""The secret part of the links to a profile, one for changes and one for reading only."""

from site_core.secret_links import SecretLinks
from site_core.secret_links import new_token as new_token
from site_core.secret_links import read_token as read_token

LINKS = SecretLinks("advisor")
new_form, token_of_form = LINKS.new_form, LINKS.token_of_form
token_hash, token_hashes = LINKS.hash_of, LINKS.hashes_of
