"""The right of reply: anybody, above all a supplier, may ask for a correction of what the catalogue says of a tool.

Sent by a form, confirmed by a link in a mail, decided by a person with a reason. Nothing changes by itself: an accepted
correction becomes evidence in a draft, and a supplier's word is grade C at most.
"""
