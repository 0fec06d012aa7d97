"""Every address where a team is served: the portal's, and those of accounts.

The names that begin with `account_`, `mfa_` and `usersessions_` are those under which allauth looks
for them. `tests/portal/team/test_truth_table.py` has a row for each.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import path

from affiant.portal.team.marked import entered, own
from affiant.portal.team.views import accounts, joining, people
from affiant.portal.urls import handler400, handler403, handler404, handler500
from affiant.portal.urls import urlpatterns as portal

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

_ENTRANCE = [
    path("login", entered(account.LoginView, "login.html"), name="account_login"),
    path("login/factor", entered(mfa.AuthenticateView, "factor.html"), name="mfa_authenticate"),
    path(
        "login/passkey",
        entered(webauthn.LoginWebAuthnView, "login.html"),
        name="mfa_login_webauthn",
    ),
    path("logout", entered(account.LogoutView, "logout.html"), name="account_logout"),
    path("join/<str:secret>", joining.join, name="join"),
]
_ACCOUNT = [
    path("account", accounts.account, name="mfa_index"),
    path("account/inactive", accounts.account, name="account_inactive"),
    path(
        "account/password",
        own(account.PasswordChangeView, "form.html", subject="change_password"),
        name="account_change_password",
    ),
    path(
        "account/again",
        own(account.ReauthenticateView, "again.html"),
        name="account_reauthenticate",
    ),
    path(
        "account/again/code", own(mfa.ReauthenticateView, "again.html"), name="mfa_reauthenticate"
    ),
    path(
        "account/again/passkey",
        own(webauthn.ReauthenticateWebAuthnView, "again_passkey.html"),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/sessions",
        own(sessions.ListUserSessionsView, "sessions.html"),
        name="usersessions_list",
    ),
    path("account/codes/set-up", own(totp.ActivateTOTPView, "totp.html"), name="mfa_activate_totp"),
    path(
        "account/codes/remove",
        own(
            totp.DeactivateTOTPView,
            "confirm.html",
            subject="codes",
            sure="remove_codes",
            do="remove",
        ),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/recovery",
        own(codes.ViewRecoveryCodesView, "codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery/new",
        own(
            codes.GenerateRecoveryCodesView,
            "confirm.html",
            subject="recovery",
            sure="recovery_new_sure",
            do="recovery_new",
        ),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/passkeys/add",
        own(webauthn.AddWebAuthnView, "passkey.html", initial={"passwordless": True}),
        name="mfa_add_webauthn",
    ),
    path("account/passkeys", accounts.account, name="mfa_list_webauthn"),
    path(
        "account/passkeys/<number:pk>/rename",
        own(webauthn.EditWebAuthnView, "form.html", subject="rename"),
        name="mfa_edit_webauthn",
    ),
    path(
        "account/passkeys/<number:pk>/remove",
        own(
            webauthn.RemoveWebAuthnView,
            "confirm.html",
            subject="passkeys",
            sure="remove_passkey",
            do="remove",
        ),
        name="mfa_remove_webauthn",
    ),
]
_PEOPLE = [
    path("people", people.listing, name="people"),
    path("people/<number:account>", people.person, name="person"),
    path("people/<number:account>/link", people.link, name="person-link"),
    path("people/<number:account>/close", people.close, name="person-close"),
    path("people/<number:account>/roles", people.give, name="person-give"),
    path("people/<number:account>/roles/<number:grant>", people.withdraw, name="person-withdraw"),
]

urlpatterns = [*portal, *_ENTRANCE, *_ACCOUNT, *_PEOPLE]
