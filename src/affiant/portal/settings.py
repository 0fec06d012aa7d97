"""Django's settings for the portal, on top of the casefile's. Nothing here is read from outside.

There is no session table, no account and no template of Django's: whoever holds the launch token
is the owner (`portal.gate`), and all text comes from `portal.templates`, always escaped.
"""

import secrets
from pathlib import Path

from affiant.evidence.settings import *  # noqa: F403 - the web's settings come on top of these
from affiant.evidence.uploads.limits import UploadLimits

SECRET_KEY = secrets.token_urlsafe(32)  # of this run: nothing that it signs outlives the process
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]  # else a foreign name could be bound to us
ROOT_URLCONF = "affiant.portal.urls"
APPEND_SLASH = False
USE_I18N = False  # our own catalogues: see `portal.speech`
MIDDLEWARE = [
    "affiant.portal.headers.Headers",
    "affiant.portal.speech.Speaking",
    "django.middleware.common.CommonMiddleware",  # asks for the host, which checks it
    "affiant.portal.gate.Gate",
    "affiant.portal.waiting.Waiting",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(Path(__file__).parent / "templates")],
        "OPTIONS": {"context_processors": ["django.template.context_processors.csrf"]},
    }
]
CSRF_COOKIE_NAME = "affiant-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "affiant.portal.views.wrong.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024  # of a form, but for the files in it
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
DATA_UPLOAD_MAX_NUMBER_FILES = 10_000  # in one form; a script sends as many as it likes
FILE_UPLOAD_HANDLERS = ["affiant.portal.form_files.NoFiles"]  # but at one address
_LIMITS = UploadLimits()
UPLOAD_FILE = _LIMITS.file  # bytes
UPLOAD_TOTAL = _LIMITS.total  # bytes of one upload
UPLOAD_FILES = _LIMITS.files
UPLOAD_RESERVE = _LIMITS.reserve  # bytes of the disk that stay free
UPLOAD_PIECE = 1024 * 1024  # bytes that a script sends at a time
UPLOAD_FORM = 512 * 1024 * 1024  # bytes of a whole form: the server takes it in first
UPLOAD_KEYS = 3 * 1024 * 1024  # bytes of a form that brings keys of mail
DEFAULT_CHARSET = "utf-8"
LOGGING_CONFIG = None  # `portal.logs` says what is written, and that no document's words are
