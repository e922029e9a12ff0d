"""Dates and numbers as Czech readers write them; no-break spaces keep a date on one line."""

DATE_FORMAT = "j.\xa0n.\xa0Y"
SHORT_DATE_FORMAT = "j.\xa0n.\xa0Y"
DATETIME_FORMAT = "j.\xa0n.\xa0Y H.i"
MONTH_DAY_FORMAT = "j.\xa0n."
THOUSAND_SEPARATOR = "\xa0"
DECIMAL_SEPARATOR = ","
NUMBER_GROUPING = 3
