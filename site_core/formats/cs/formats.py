"""Dates and numbers as Czech readers write them; no-break spaces keep a date on one line."""

DATE_FORMAT = "j.\xa0n.\xa0Y"
SHORT_DATE_FORMAT = "j.\xa0n.\xa0Y"
DATETIME_FORMAT = "j.\xa0n.\xa0Y H.i"
MONTH_DAY_FORMAT = "j.\xa0n."
THOUSAND_SEPARATOR = "\xa0"
DECIMAL_SEPARATOR = ","
NUMBER_GROUPING = 3

# The first one is what a field shows. No years of two figures: nobody means the first century, and nothing is guessed.
DATE_INPUT_FORMATS = ["%d. %m. %Y", "%d.%m.%Y"]
DATETIME_INPUT_FORMATS = [f"{day} {time}" for time in ("%H:%M", "%H.%M", "%H:%M:%S") for day in DATE_INPUT_FORMATS]
TIME_FORMAT = "G.i"
