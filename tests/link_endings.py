"""What a mail program or a person leaves behind a link, as it travels in an address."""

ENDINGS = (".", ",", ")", "%20", ".)", ".html", ".html/", ").", ".Dekuji", "'", "!", "%3E", "*")
