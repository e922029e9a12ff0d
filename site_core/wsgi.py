"""Entry point of web servers."""

import os

from django.core.wsgi import get_wsgi_application

from site_core.stack_room import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.production")
application = with_room(get_wsgi_application())
