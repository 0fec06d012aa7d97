"""Settings of a team's server that depend on how it is reached, and on its keys."""

from django.conf import settings

from affiant.access.accounts.tables import bring_up_to_date
from affiant.access.cipher.at_hand import take
from affiant.access.cipher.key import derived
from affiant.access.cipher.keyring import Keyring
from affiant.portal.team import hearing
from affiant.portal.team.reached import Reached
from affiant.portal.team.way_in import admit


def prepare(ring: Keyring, reached: Reached) -> None:
    """Make the tables of accounts, take the keys, and set what follows from the outside."""
    bring_up_to_date()
    take(ring)
    # Whoever renews the key logs everybody out, which is as it should be.
    settings.SECRET_KEY = derived(ring.current.secret, "portal 1").hex()
    if reached.names:
        settings.ALLOWED_HOSTS = list(reached.names)
    settings.SERVED_BY_HTTPS = reached.https
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = reached.https
    if reached.https:
        settings.SESSION_COOKIE_NAME = "__Host-affiant-session"
        settings.CSRF_COOKIE_NAME = "__Host-affiant-form"
    # A passkey needs HTTPS, but for a server that is tried out on its own machine.
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not reached.https
    listen_and_admit()


def listen_and_admit() -> None:
    """Let people in by their accounts, and have the log hear of it."""
    hearing.listen()
    admit()
