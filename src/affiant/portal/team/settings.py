"""Django's settings where a team is served: the portal's, and accounts by django-allauth.

No e-mail is sent: an owner's link is the way in. What depends on how the server is reached
(`SERVED_BY_HTTPS`, hosts, cookies, the key that signs) is set by `team.serving` before it starts.
"""

from affiant.portal.settings import *  # noqa: F403 - these come on top
from affiant.portal.settings import INSTALLED_APPS as OURS
from affiant.portal.settings import TEMPLATES as TEMPLATES_OF_ONE

INSTALLED_APPS = [
    *OURS,
    "affiant.access.accounts",
    "django.contrib.contenttypes",
    "django.contrib.auth",  # its backends; its own users and groups stay empty
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
AUTH_USER_MODEL = "accounts.Account"
ROOT_URLCONF = "affiant.portal.team.urls"
USE_I18N = True  # allauth's own forms speak French, too
LANGUAGES = [("en", "English"), ("fr", "Français")]
MIDDLEWARE = [
    "affiant.portal.headers.Headers",
    "affiant.portal.speech.Speaking",
    "affiant.portal.team.language.Spoken",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "affiant.portal.gate.Gate",
    "affiant.portal.waiting.Waiting",
    "django.middleware.csrf.CsrfViewMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # asks again for who they are, inside the gate
]
TEMPLATES = [
    {
        **TEMPLATES_OF_ONE[0],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.contrib.messages.context_processors.messages",
                "affiant.portal.team.frame.frame",
            ]
        },
    }
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_NAME = "affiant-session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a day's work
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {"default": {"BACKEND": "affiant.access.accounts.counts.Counts"}}  # of failed log-ins

ACCOUNT_ADAPTER = "affiant.portal.team.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/login"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/300s/key",  # five wrong passwords lock a login for five minutes
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "affiant.portal.team.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "affiant"
MFA_TOTP_TOLERANCE = 1  # periods: a code typed as it changes is good (RFC 6238, 5.2); once, still
MFA_ALLOW_UNVERIFIED_EMAIL = True  # there are no addresses

SERVED_BY_HTTPS = False
