"""The fixed words of the pages on accounts, by their place in the templates."""

from functools import lru_cache

from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def words(speech: Speech) -> dict[str, str]:
    """Each in one language."""
    return _entrance(speech) | _account(speech) | _factors(speech) | _people(speech)


def _entrance(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "log_in": _("Log in"),
        "log_out": _("Log out"),
        "log_out_sure": _("You will have to log in again on this device."),
        "with_passkey": _("Log in with a passkey"),
        "lost": _(
            "Password or second factor lost? An owner of this casefile makes you a new link."
        ),
        "mismatch": _("This login and this password do not go together."),
        "second": _("Second factor"),
        "second_note": _(
            "Type the six digits that your authenticator shows, or one of your recovery codes."
        ),
        "use_key": _("Use a passkey or a security key"),
        "again": _("Is it still you?"),
        "again_note": _("This changes who can get in, so show once more who you are."),
        "go_on": _("Go on"),
        "cancel": _("Cancel"),
        "too_often": _("Too many attempts"),
        "too_often_note": _("Wait five minutes and try again. What you typed was not looked at."),
        "welcome_to": _("Welcome, {name}"),
        "choose": _("Choose the password that goes with the login {login}."),
        "choose_note": _(
            "At least twelve characters. A few words that you do not forget are best."
        ),
        "password": _("Password"),
        "keep": _("Keep this password"),
        "no_link": _("This link is no good any more"),
        "no_link_note": _(
            "It was used, its three days have passed, or it was made by mistake. Ask an owner of "
            "the casefile for a new one."
        ),
    }


def _account(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "account": _("Your account"),
        "login": _("Login"),
        "roles": _("Roles"),
        "no_roles": _("You have no role yet: an owner gives you one."),
        "change_password": _("Change the password"),
        "sessions": _("Where you are logged in"),
        "session_since": _("Since"),
        "session_from": _("Address"),
        "session_with": _("Browser"),
        "session_this": _("this one"),
        "end_others": _("Log out everywhere else"),
        "save": _("Save"),
        "back": _("Back to your account"),
    }


def _factors(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "factors": _("Second factors"),
        "factors_note": _(
            "With a second factor a stolen password opens nothing. Taking documents out, giving "
            "roles and looking behind masks are for those alone who have shown one."
        ),
        "shown": _("You have shown a second factor in this session."),
        "not_shown": _("You have not shown a second factor in this session."),
        "codes": _("Codes from an authenticator"),
        "codes_on": _("Set up."),
        "codes_off": _("Not set up."),
        "set_up": _("Set up"),
        "remove": _("Remove"),
        "scan": _("Scan this picture with an authenticator, on a telephone for instance."),
        "by_hand": _("Or type this key into it:"),
        "then_code": _("Then type the six digits that it shows."),
        "qr": _("Picture of the key, for an authenticator's camera"),
        "remove_codes": _("Codes of this authenticator will not be asked for any more."),
        "passkeys": _("Passkeys and security keys"),
        "add_passkey": _("Add a passkey"),
        "add_passkey_note": _(
            "Your browser will ask for a finger, a face, a number, or a key that you plug in. What "
            "it makes stays on that device; affiant keeps what recognises it."
        ),
        "passkey_name": _("Name"),
        "passkey_name_help": _("so that you know later which one it is"),
        "passwordless": _("Passwordless: log in with it alone"),
        "passwordless_help": _("It then asks for your finger, your face or a number each time."),
        "rename": _("Rename"),
        "remove_passkey": _("This passkey will open your account no more."),
        "added": _("added on {day}"),
        "recovery": _("Recovery codes"),
        "recovery_note": _(
            "Each opens your account once when the telephone or the key is lost. Print them and "
            "keep them apart from it."
        ),
        "recovery_left": _("Codes left: {n}"),
        "recovery_show": _("Show them"),
        "recovery_new": _("Make new ones"),
        "recovery_new_sure": _("The old ones will open nothing any more."),
        "recovery_hidden": _("They are shown again after you have made new ones."),
        "passkey_failed": _("The browser did not hand over a passkey. Try again, or another way."),
    }


def _people(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "people": _("People"),
        "people_note": _(
            "Nobody sees a document before somebody gives them a role: over the whole casefile, "
            "over a collection, or over one document."
        ),
        "invite": _("Invite somebody"),
        "invite_login": _("Login"),
        "invite_login_help": _("Small letters without accents, digits, dots and hyphens."),
        "invite_name": _("Name"),
        "invite_name_help": _("Their judgements are signed with it."),
        "invite_button": _("Make the account and a link"),
        "invited": _("Give this link to {name}, in person or over a channel you trust."),
        "invited_note": _(
            "It is shown this once, opens once, and for three days. Whoever has it can take the "
            "account."
        ),
        "status": _("Status"),
        "status_open": _("open"),
        "status_waiting": _("invited"),
        "status_closed": _("closed"),
        "factor": _("Second factor"),
        "yes": _("yes"),
        "no": _("no"),
        "role": _("Role"),
        "over": _("Over"),
        "give": _("Give"),
        "give_title": _("Give a role"),
        "withdraw": _("Withdraw"),
        "whole": _("the whole casefile"),
        "a_document": _("document {n}"),
        "document_number": _("Document number"),
        "document_number_help": _("Leave empty, but for a role over one document alone."),
        "main": _("the first collection"),
        "new_link": _("Make a link to a new password"),
        "new_link_anew": _("It also removes second factors, for a lost telephone."),
        "close": _("Close this account"),
        "close_sure": _(
            "Whoever’s account is closed is out with the next click, wherever they are logged in. "
            "What they judged stays."
        ),
    }
