"""Translation that editors can trust, around wagtail-localize: how fresh it is, and what may go live."""
