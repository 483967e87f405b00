"""Every setting of the project, read from the environment; a value that cannot be right stops the start.

The names that may be set are those read here with an env… function. Nothing needs to be set to try the project.
"""

import tomllib
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from kb.environment import database_from_url, envbool, envint, envlist, envpath, envsecret, envstr, envurl

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything the program writes: the project's own database, the search index, collected static files, a secret.
VAR = envpath("KB_VAR", BASE_DIR / "var")

# The site
SITE_NAME = envstr("KB_SITE_NAME", "Human Rights and Technology: Claims and Sources")
# Absolute addresses are built from this alone, never from what a request says about itself.
SITE_URL = envurl("KB_SITE_URL", "http://127.0.0.1:8000")
CONTACT_EMAIL = envstr("KB_CONTACT_EMAIL")
# Two people publish a record, the one who submits and the one who reviews, unless an installation of one says so.
ONE_PERSON_MAY_PUBLISH = envbool("KB_ONE_PERSON_MAY_PUBLISH", False)
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

DEBUG = envbool("DEBUG", False)
HTTPS = SITE_URL.startswith("https://")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = envsecret("KB_SECRET_KEY", VAR / "secret-key", required=HTTPS)
SECRET_KEY_FALLBACKS = envlist("KB_SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = envlist("KB_ALLOWED_HOSTS", LOOPBACK if SITE_HOST in LOOPBACK else [SITE_HOST])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "kb",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "axes",
]

MIDDLEWARE = [
    # The outermost four give every answer its headers: pages, files, 304s and errors alike.
    "kb.web.serving.headers.HeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kb.web.serving.middleware.ReadableRequestMiddleware",
    "kb.web.serving.middleware.AnonymousGZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "kb.web.serving.middleware.LanguageFromPathMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kb.web.serving.sessions.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kb.web.serving.middleware.FaultMiddleware",
    "kb.web.serving.middleware.ReadableFormMiddleware",
    "kb.web.serving.loading.LoadingMiddleware",
    "kb.web.serving.middleware.MethodNotAllowedMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kb.urls"
WSGI_APPLICATION = "kb.wsgi.application"
APPEND_SLASH = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kb.web.serving.context_processor.site",
            ],
        },
    },
]

# The database: the server that DATABASE_URL names, else the one that travels with the project
DATABASE_URL = envstr("DATABASE_URL")
STATEMENT_TIMEOUT_MS = envint("KB_STATEMENT_TIMEOUT_MS", 0)
# How long, in seconds, a connection waits for the project's own server while it starts or recovers.
DATABASE_PATIENCE = envint("KB_DATABASE_PATIENCE", 60)
# A server elsewhere that vanishes from the network is given up in seconds, not in the hours of the system's defaults.
REACHING = {
    "connect_timeout": 3,
    "tcp_user_timeout": 15_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
DATABASES = {
    "default": {
        "ENGINE": "kb.database",
        **(
            database_from_url(DATABASE_URL)
            if DATABASE_URL
            else {"NAME": "kb", "EMBEDDED_VAR": str(VAR), "EMBEDDED_PATIENCE": DATABASE_PATIENCE}
        ),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,  # without it the first page after a restart of the database is an error
    }
}
DATABASES["default"]["OPTIONS"] = REACHING | DATABASES["default"].get("OPTIONS", {})
if STATEMENT_TIMEOUT_MS:
    options = DATABASES["default"]["OPTIONS"]
    options["options"] = f"{options.get('options', '')} -c statement_timeout={STATEMENT_TIMEOUT_MS}".strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INDEX_DIR = VAR / "index"
# The original bytes of imported sources, by their SHA-256
FILES_DIR = VAR / "files"
# The largest source file that is taken in, and so the largest upload; in bytes.
IMPORT_MAX_BYTES = envint("KB_IMPORT_MAX_MB", 50) * 1_000_000
# How many processes work on imports at once. Each may take two gigabytes, with half of one for what it reads.
IMPORT_WORKERS = envint("KB_IMPORT_WORKERS", 2)
# Whether sources may be fetched from web addresses; requests then go out from here (kb/ingest/sources/fetching.py).
URL_IMPORT = envbool("KB_URL_IMPORT", False)
FILE_UPLOAD_HANDLERS = [
    "kb.web.serving.uploads.LimitedUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# People who sign in; readers never do
AUTH_USER_MODEL = "kb.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "kb.curation.authentication.RoleBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, str | dict[str, int]]] = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "/"

# Six wrong passwords lock an account name for half an hour, whoever asks; nothing about who asked is kept.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_HANDLER = "kb.web.serving.sign_in.AnonymousAttemptsHandler"
AXES_LOCKOUT_CALLABLE = "kb.web.serving.errors.too_many_attempts"

# Sessions exist for signed-in people only; the `__Host-` prefix binds a cookie to this host and to HTTPS.
SESSION_ENGINE = "kb.curation.sessions"
SESSION_COOKIE_AGE = 2 * 60 * 60  # seconds without any request
SESSION_ABSOLUTE_AGE = 12 * 60 * 60  # seconds since signing in
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kb.urls.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers; kb/web/serving/headers.py adds those that Django has no setting for
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # preloading binds a whole domain in every browser for years: its owner's decision, not ours
    "axes.W006",  # asks to count by client address, which we do not look at
]
if envbool("KB_BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Languages: the address says which, never a cookie or a header, so that a page is the same for everybody.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Logs say what went wrong and where in the program; never a value, a query, an address or a reader.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"private": {"()": "kb.web.serving.logs.PrivateFormatter"}},
    "filters": {
        "without address": {"()": "kb.web.serving.logs.WithoutAddress"},
        "without request": {"()": "kb.web.serving.logs.WithoutRequest"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "private"},
        "null": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "kb": {"level": "INFO"},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {
            "handlers": ["console"],
            "filters": ["without address"],
            "level": "ERROR",
            "propagate": False,
        },
        "django.security": {"handlers": ["null"], "propagate": False},
        "django.server": {"handlers": ["null"], "propagate": False},
        "waitress": {
            "handlers": ["console"],
            "filters": ["without request"],
            "level": "WARNING",
            "propagate": False,
        },
        "waitress.queue": {"handlers": ["null"], "propagate": False},
        "axes": {"handlers": ["null"], "propagate": False},
    },
}
