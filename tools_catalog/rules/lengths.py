"""How long and how large values of the catalogue may be. The fields of the models and the rules of the files agree."""

LONGEST_KEY = 60
LONGEST_NAME = 120  # of a tool, a place, a reviewer
LONGEST_VENDOR = 200
LONGEST_URL = 500
LONGEST_SHOWS = 300  # what a piece of evidence shows
LARGEST_COUNT = 32_767  # rounds, years
LARGEST_AMOUNT = 10**12  # the first price that does not fit
