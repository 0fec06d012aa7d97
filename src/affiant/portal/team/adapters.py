"""What django-allauth asks of us: who may sign up (nobody), what to encrypt, whom to tell."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from affiant.access.accounts.models import Account
from affiant.access.audit.action import Action
from affiant.access.cipher.at_hand import keys_at_hand
from affiant.access.cipher.factors import FACTOR
from affiant.portal.doors import home
from affiant.portal.speech import speech_of
from affiant.portal.team import hearing
from affiant.portal.team.way_in import by_account
from affiant.portal.team.words import words


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Accounts are made by an owner's invitation alone; affiant sends no mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        del request
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the server saw, or that the one trusted proxy told it (waitress)."""
        return str(request.META.get("REMOTE_ADDR", ""))

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """What is wrong with a form. Of a wrong login or password in our own words: allauth's
        French has a nickname, which nobody here chose."""
        if code != "username_password_mismatch":
            return super().validation_error(code, *args)  # type: ignore[no-any-return] # no types
        return ValidationError(words(speech_of(self.request))["mismatch"], code=code)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing is sent."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is sent; the log tells of it."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses who has failed too often; the log is told."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            hearing.tell_of_login(Action.LOCKED_OUT, credentials.get("username"))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password, or a login that is none: both are told alike."""
        del request
        hearing.tell_of_login(Action.FAILED, credentials.get("username"))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the first page that their role gives; to their account, who has none."""
        return home(by_account(request))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account."""
        del request
        return "/account"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """Second factors: their secrets are closed with the casefile's keys."""

    def encrypt(self, text: str) -> str:
        """The secret as it lies in the database. Raises Locked."""
        return keys_at_hand().close(text, FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again. Raises Unopenable."""
        return keys_at_hand().open(encrypted_text, FACTOR)

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What a passkey shows of whose it is."""
        if not isinstance(user, Account):
            raise TypeError("a passkey is of an account")
        told = super().get_public_key_credential_user_entity(user)
        return {**told, "display_name": user.name, "name": user.login}
