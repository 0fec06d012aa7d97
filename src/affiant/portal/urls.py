"""Every address of the portal. `tests/portal/test_addresses.py` has a row for each."""

from django.urls import include, path, register_converter

from affiant.portal.api import service
from affiant.portal.identifiers import EntityId, Number
from affiant.portal.views import (
    disagreements,
    documents,
    dossiers,
    entering,
    entities,
    forms,
    intake,
    languages,
    ledger,
    log,
    origins,
    overview,
    pages,
    review,
    sameness,
    searches,
    searching,
    statics,
    tokens,
    uploads,
    work,
    wrong,
)

register_converter(Number, "number")
register_converter(EntityId, "entity")

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("enter", entering.enter, name="enter"),
    path("welcome", overview.welcome, name="welcome"),
    path("intake", intake.intake, name="intake"),
    path("intake/begin", uploads.begin, name="upload-begin"),
    path("intake/form/<str:ticket>", uploads.form, name="upload-form"),
    path("intake/<number:upload>/files", uploads.announce, name="upload-announce"),
    path("intake/<number:upload>/files/<number:file>", uploads.piece, name="upload-piece"),
    path("intake/<number:upload>/close", uploads.close, name="upload-close"),
    path("intake/<number:upload>/discard", uploads.discard, name="upload-discard"),
    path("work", work.overview, name="work"),
    path("work.json", work.state, name="work-state"),
    path("work/trace", work.trace, name="work-trace"),
    path("work/<number:job>/stop", work.stop, name="work-stop"),
    path("work/<number:job>/again", work.again, name="work-again"),
    path("ledger", ledger.ledger, name="ledger"),
    path("examples", intake.examples, name="examples"),
    path("retry", intake.retry, name="retry"),
    path("language", languages.choose, name="language"),
    path("search", searching.search, name="search"),
    path("search.csv", searching.table, name="search-csv"),
    path("searches", searches.searches, name="searches"),
    path("searches/<number:search>/seen", searches.seen, name="search-seen"),
    path("searches/<number:search>/forgotten", searches.forgotten, name="search-forgotten"),
    path("documents", documents.listing, name="documents"),
    path("documents/<number:text>", documents.room, name="room"),
    path("facts/<number:fact>/judgement", review.judge, name="judge"),
    path("facts/<number:fact>/undo", review.undo, name="undo"),
    path("facts/<number:fact>/correction", forms.correct, name="correct"),
    path("documents/<number:text>/facts", forms.addition, name="addition"),
    path("documents/<number:text>/whole", review.whole, name="whole"),
    path("documents/<number:text>/pages/<number:number>", pages.printed, name="printed"),
    path("documents/<number:text>/pages/<number:number>.png", pages.image, name="page-image"),
    path("forms", forms.forms, name="forms"),
    path("disagreements", disagreements.disagreements, name="disagreements"),
    path("names", entities.listing, name="names"),
    path("names/<entity:entity>", entities.entity, name="entity"),
    path("names/<entity:entity>/dossier", dossiers.dossier, name="dossier"),
    path("names/<entity:entity>/dossier.<str:form>", dossiers.download, name="dossier-file"),
    path("names/<entity:entity>/proposal", sameness.propose, name="proposal"),
    path("names/<entity:entity>/judgement", sameness.decide, name="name-judgement"),
    path("names/judgements/<number:judgement>/back", sameness.back, name="name-judgement-back"),
    path("origins", origins.origins, name="origins"),
    path("log", log.log, name="log"),
    path("api/v1/", include((service.urls(), "api"))),
    path("tokens", tokens.tokens, name="tokens"),
    path("tokens/<number:token>/withdrawal", tokens.withdraw, name="token-withdrawal"),
    path("static/<str:name>", statics.static, name="static"),
]
handler400 = wrong.bad
handler403 = wrong.forbidden
handler404 = wrong.missing
handler500 = wrong.broken
