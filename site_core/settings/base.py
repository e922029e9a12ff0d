"""Settings that hold everywhere. What differs from place to place is read from the environment."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from site_core.settings.cdn import caches_in_front
from site_core.settings.environment import Environment
from site_core.settings.search import search_backends
from site_core.video_address import FRAMES

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"  # database, media, mail files and local settings: everything that is not code
VAR.mkdir(exist_ok=True)
env = Environment(VAR / "local.env")

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")  # retired ones: links made under them still open
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
WAGTAILADMIN_BASE_URL = env.url("BASE_URL", "http", "https", default="http://127.0.0.1:8000")

INSTALLED_APPS = [
    # Ours come first, so that our templates stand before those of the libraries.
    "site_core",
    "tools_catalog",
    "advisor",
    "hub",
    "workshops",
    "blog",
    "contact",
    "search",
    "accessibility",
    "media_library",
    "wagtail_localize",
    "wagtail_localize.locales",  # stands for wagtail.locales, adds "sync from"
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "site_core.apps.AccountsConfig",  # stands for wagtail.users, with names of groups in one's own language
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_tasks_db",  # the queue of the worker, in production only
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.postgres",  # the search tables of Wagtail need it on PostgreSQL
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",  # not for its filters: Wagtail asks for its texts
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "site_core.request_id.RequestIdMiddleware",
    "site_core.cdn.headers.CdnMiddleware",
    "site_core.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "site_core.security.AdminPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "site_core.language.PathLanguageMiddleware",
    "site_core.long_addresses.LongAddressMiddleware",
    "site_core.private_pages.PrivatePagesMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "site_core.accounts.typed_on.GiveBackMiddleware",
    "site_core.accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "site_core.gone.GoneMiddleware",
    "site_core.translating.publishing.HeldBackMiddleware",
    "site_core.saved_twice.SavedTwiceMiddleware",
    "site_core.translating.source_meanwhile.SourceMeanwhileMiddleware",  # above redirects, as GoneMiddleware is
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "site_core.page_addresses.PageAddressMiddleware",
    "media_library.full_disk.FullDiskMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it puts the page that says "locked" in place of the answer
]

ROOT_URLCONF = "site_core.urls"
WSGI_APPLICATION = "site_core.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# --- data -----------------------------------------------------------------------------------------------------------
DATABASE_POOLER = env.flag("DATABASE_POOLER", default=False)  # PgBouncer loses the cursors that a server keeps
DATABASES = {
    "default": env.parsed("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}", dj_database_url.parse)
    # Seconds; a thread of the server keeps its connection, opening one costs as much as a query.
    | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": DATABASE_POOLER}
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,  # seconds; a second writer waits instead of failing
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:  # seconds, and tcp_user_timeout in ms; what the address says itself (?connect_timeout=) comes first
    NOT_WAITING = {
        "connect_timeout": 3,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
    }
    DATABASES["default"]["OPTIONS"] = NOT_WAITING | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.url("REDIS_URL", "redis", "rediss", "unix", default="")  # counters, pages (ADR 0044)
IN_PROCESS = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
SHARED = {"BACKEND": "site_core.redis_cache.TolerantRedisCache", "LOCATION": REDIS_URL} if REDIS_URL else IN_PROCESS
CACHES = {
    "default": SHARED,
    "pages": {**SHARED, "KEY_PREFIX": "pages"} if REDIS_URL else {**IN_PROCESS, "LOCATION": "pages"},
    # What the tag `cache` keeps: parts of pages, about 100 kB each at most. In the process, for a server of its own
    # would cost more than it saves; apart from the rest, so that readers of many lists push no counter out.
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "template_fragments",
        "OPTIONS": {"MAX_ENTRIES": 600},
    },
}
BACKUP_RECIPIENT = env.matching("BACKUP_RECIPIENT", "age1[0-9a-z]{20,}", "age1…, a public key")  # ADR 0045
PROCESSES = env.number("WEB_CONCURRENCY", 1, least=1)  # of the server on this machine; gunicorn reads the same variable
PAGE_CACHE_WANTED = env.flag("PAGE_CACHE", default=True)
PAGE_CACHE = PAGE_CACHE_WANTED and bool(REDIS_URL or PROCESSES == 1)
PAGE_CACHE_VIEWS = ["wagtail_serve"]  # nothing else is kept for readers
PAGE_CACHE_CONTROL = "no-cache"  # browsers keep it and ask whether it is still true
WAGTAILFRONTENDCACHE = caches_in_front(env)  # a CDN, Varnish; none by default (ADR 0047)
CDN_CONTROL = f"max-age=0, s-maxage={env.number('CDN_SECONDS', 60)}"  # it does not ask for so long
MEDIA_ROOT, MEDIA_URL = VAR / "media", "/media/"
SEARCH_URL = env.urls("SEARCH_URL", "http", "https")  # nodes of one Elasticsearch; none: the database (ADR 0042)
WAGTAILSEARCH_BACKENDS = search_backends(env, SEARCH_URL)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler", "site_core.uploads.WaitingFile"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the page editor of Wagtail sends many

# --- static files ---------------------------------------------------------------------------------------------------
STATIC_URL, STATIC_ROOT = "/static/", ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "media_library.room.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- languages: Czech at /, English at /en/; no guess by browser ---------------------------------------------------
LANGUAGE_CODE, TIME_ZONE = "cs", "Europe/Prague"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one clock for all editors: a schedule means the same to each of them
USE_I18N = USE_TZ = WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("cs", _("Czech")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("cs", "Čeština"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "wagtail"]  # the second betters Wagtail's own texts
FORMAT_MODULE_PATH = "site_core.formats"

# --- Wagtail --------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "CIVICPORT"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # otherwise Czech text goes live at /en/
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address that can be read aloud and written anywhere: skolach, not školách
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to another host from the admin
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False  # in English, and nothing that editors of this site have to know
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL, WAGTAILDOCS_DOCUMENT_MODEL = "media_library.Picture", "media_library.File"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 30_000_000  # as many as a good camera takes; a small file can unfold to far more
WAGTAILIMAGES_EXTENSIONS = ["jpeg", "jpg", "png", "webp", "avif"]  # as the guide for editors says; nothing that moves
WAGTAILIMAGES_IMAGE_FORM_BASE = "media_library.forms.PictureForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]  # no pages, no scripts
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

# --- mail: files until a server is named -----------------------------------------------------------------------------
MAILERS = {"default": {"BACKEND": "site_core.outbox.files.MailFiles", "OPTIONS": {"file_path": str(VAR / "mail")}}}
MAIL_LOG_DAYS = env.number("MAIL_LOG_DAYS", 30)  # after that the log of mails forgets addresses and texts
DEFAULT_FROM_EMAIL = env.text("FROM_EMAIL", "CIVICPORT <noreply@localhost>")

# --- security ---------------------------------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": list(FRAMES),  # videos, which readers start by a click
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],  # the admin shows pages in its preview panel
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS, SESSION_COOKIE_HTTPONLY = "SAMEORIGIN", True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# --- accounts of the staff: how they log in (ADR 0020) ---------------------------------------------------------------
SECOND_FACTOR = env.flag("SECOND_FACTOR", default=True)
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
CSRF_FAILURE_VIEW = "site_core.accounts.typed_on.refused_token"
WAGTAIL_PASSWORD_RESET_ENABLED = False
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600  # of links to set a password; mails keep links no longer than that
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
ACCOUNT_ADAPTER = "site_core.accounts.adapters.StaffAdapter"
ACCOUNT_FORMS = {
    "login": "site_core.accounts.forms.LoginForm",
    "reauthenticate": "site_core.accounts.forms.PasswordForm",
}
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"username"}, ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # until the browser is closed
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # by name alone, so a stranger could lock anybody out; axes counts instead
MFA_ADAPTER = "site_core.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "site_core.accounts.forms.CodeForm",
    "reauthenticate": "site_core.accounts.forms.CodeAgainForm",
    "activate_totp": "site_core.accounts.forms.FirstCodeForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators make accounts, so nobody has to prove an address first
MFA_TOTP_TOLERANCE = 1  # code before or after: whoever types needs a few seconds; each is taken once
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME = 5, timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # together: who fails on purpose locks nobody else out
AXES_CLIENT_IP_CALLABLE = "site_core.accounts.lock.address_of"
AXES_LOCKOUT_CALLABLE = "site_core.accounts.lock.locked_page"
AXES_RESET_ON_SUCCESS, AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = True, False
AXES_DISABLE_ACCESS_LOG = True  # who logged in from where is nobody's business
AXES_SENSITIVE_PARAMETERS = ["code", "csrfmiddlewaretoken"]

EXAMPLES = False  # workshops that never were: on one's own machine only

# --- what readers write ---------------------------------------------------------------------------------------------
PROFILE_DAYS = env.number("PROFILE_DAYS", 90)  # how long the answers of a municipality are kept
NEW_PROFILES_AN_HOUR = env.number("NEW_PROFILES_AN_HOUR", 30)  # from one address
CORRECTIONS_AN_HOUR = env.number("CORRECTIONS_AN_HOUR", 10)  # of tools, from one network or e-mail address
CORRECTIONS_OF_A_TOOL_A_DAY = env.number("CORRECTIONS_OF_A_TOOL_A_DAY", 20)  # of one tool, from one of them
CORRECTION_CONTACT_DAYS = env.number("CORRECTION_CONTACT_DAYS", 90)  # how long a sender is kept after the decision
QUESTIONS_AN_HOUR = env.number("QUESTIONS_AN_HOUR", 10)  # from one network or e-mail address
REGISTRATIONS_AN_HOUR = env.number("REGISTRATIONS_AN_HOUR", 20)  # the same; an office may have one address for all
PROXIES_IN_FRONT = env.number("PROXIES_IN_FRONT", 0)  # of our own, each adds to X-Forwarded-For; 0: nobody is believed
LOG_FORMAT = env.choice("LOG_FORMAT", "plain", "json")  # or "json", a line for each record (ADR 0044)
# Where errors are sent; nowhere by default.
SENTRY_DSN = env.matching("SENTRY_DSN", r"https?://[^@/\s]+@[^/\s]+/(\S+/)?\d+", "https://key@host/1")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "site_core.access_log.WithoutTokens"}},
    "formatters": {
        "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        "json": {"()": "site_core.json_lines.JsonLines"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["without_tokens"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers would write unclean paths beside ours.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "elastic_transport": {"level": "ERROR"},  # of each fault a page; the search says it in a line
    },
}
