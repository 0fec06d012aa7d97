"""Django's settings for the casefile alone; the web's come on top in `portal`.

`affiant.evidence.connection` points `DATABASES` at a casefile when one is opened.
"""

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = ["affiant.access", "affiant.evidence", "affiant.mail"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
SECRET_KEY = "unused: nothing is signed with Django's key in a casefile"  # noqa: S105 - see there
