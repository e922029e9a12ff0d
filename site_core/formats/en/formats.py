"""Dates and numbers as British readers write them."""

DATE_FORMAT = "j\xa0F\xa0Y"
SHORT_DATE_FORMAT = "j\xa0M\xa0Y"
DATETIME_FORMAT = "j\xa0F\xa0Y, H:i"
MONTH_DAY_FORMAT = "j\xa0F"
THOUSAND_SEPARATOR = ","
DECIMAL_SEPARATOR = "."
NUMBER_GROUPING = 3

# The first one is what a field shows. Django's own would read 1/11/2026 as the eleventh of January.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]
DATETIME_INPUT_FORMATS = [f"{day} {time}" for time in ("%H:%M", "%H:%M:%S") for day in DATE_INPUT_FORMATS]
TIME_FORMAT = "H:i"
