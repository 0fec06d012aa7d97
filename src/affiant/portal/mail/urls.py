"""The addresses of the mail desk, under /mail/ (see `portal.urls`)."""

from django.urls import URLPattern, path

from affiant.portal.mail import (
    attribution,
    domains,
    keys,
    messages,
    publication,
    releases,
    search,
    settling,
    threads,
    troves,
)


def addresses() -> list[URLPattern]:
    """Each of them; called once the converters of `portal.identifiers` are known."""
    return [
        path("mail", troves.listing, name="mail"),
        path("mail/troves/<number:trove>", troves.trove, name="mail-trove"),
        path("mail/messages/<number:message>", messages.message, name="mail-message"),
        path("mail/messages/<number:message>.eml", messages.original, name="mail-original"),
        path("mail/messages/<number:message>/unmask", messages.unmask, name="mail-unmask"),
        path("mail/messages/<number:message>/thread", threads.thread, name="mail-thread"),
        path("mail/search", search.search, name="mail-search"),
        path("mail/search.csv", search.table, name="mail-search-csv"),
        path("mail/accounts", attribution.table, name="mail-accounts"),
        path("mail/accounts.csv", attribution.table_sheet, name="mail-accounts-csv"),
        path("mail/accounts/messages", attribution.messages, name="mail-accounts-messages"),
        path("mail/domains", domains.listing, name="mail-domains"),
        path("mail/domains.csv", domains.domain_sheet, name="mail-domains-csv"),
        path("mail/keys", keys.listing, name="mail-keys"),
        path("mail/keys/form/<str:ticket>", keys.form, name="mail-keys-form"),
        path("mail/keys/imports/<number:taking>", keys.taking, name="mail-keys-import"),
        path("mail/settle", settling.again, name="mail-settle"),
        path("mail/publication", publication.listing, name="mail-publication"),
        path("mail/publication/minimum", publication.least, name="mail-minimum"),
        path("mail/publication/drafts", publication.prepare, name="mail-drafts"),
        path("mail/publication/drafts/<number:draft>", publication.draft, name="mail-draft"),
        path(
            "mail/publication/drafts/<number:draft>/words",
            publication.edit,
            name="mail-draft-words",
        ),
        path(
            "mail/publication/drafts/<number:draft>/replies",
            publication.reply,
            name="mail-draft-reply",
        ),
        path(
            "mail/publication/drafts/<number:draft>/approval",
            publication.agree,
            name="mail-draft-approval",
        ),
        path(
            "mail/publication/drafts/<number:draft>/release",
            publication.publish,
            name="mail-draft-release",
        ),
        path("mail/publication/releases/<uuid:release>", releases.release, name="mail-release"),
        path(
            "mail/publication/releases/<uuid:release>.<str:form>",
            releases.file,
            name="mail-release-file",
        ),
    ]
