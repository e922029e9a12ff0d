"""Workshops in the calendars of their visitors: an iCalendar file, a subscription, links to Google and Outlook.

Pure: the standard library and icalendar. No texts of ours, no clock, no database; the same values make the same bytes.
"""

from .event import Event, Meeting, Status
from .file import calendar_file
from .links import google_link, outlook_link

__all__ = ["Event", "Meeting", "Status", "calendar_file", "google_link", "outlook_link"]
