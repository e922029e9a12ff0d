"""Dates and numbers as British readers write them."""

DATE_FORMAT = "j\xa0F\xa0Y"
SHORT_DATE_FORMAT = "j\xa0M\xa0Y"
DATETIME_FORMAT = "j\xa0F\xa0Y, H:i"
MONTH_DAY_FORMAT = "j\xa0F"
THOUSAND_SEPARATOR = ","
DECIMAL_SEPARATOR = "."
NUMBER_GROUPING = 3
