"""The search backends of the site: they keep and look for the words of `search.words`, so all find the same."""
