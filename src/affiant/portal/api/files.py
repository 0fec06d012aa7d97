from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from affiant.portal import gate
from affiant.portal.api.problem import problem
from affiant.portal.api.wrong import UNUSABLE
from affiant.portal.form_files import FormFiles
from affiant.portal.gate import Action, asks
from affiant.portal.views.uploads import STATUS, collection_of, have_read, reception

router = Router()
_UNIQUE_STATUS = 409


class TakenOut(Schema):
    """What was put aside to be read; `refused` has the others' names with the reason."""

    files: int
    refused: list[tuple[str, str]]


_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                        },
                        "collection": {"type": "string"},
                    },
                }
            }
        },
    }
}


@router.post("/files", response=TakenOut, url_name="files", openapi_extra=_BODY)
@asks(Action.INTAKE)
def files(request: HttpRequest) -> TakenOut | HttpResponse:
    """Hand files in, to be read in the background (see /work and /ledger)."""
    if not request.headers.get("Content-Type", "").startswith("multipart/form-data"):
        return problem(UNUSABLE, "files come as multipart/form-data")
    who = gate.visitor(request)
    taking = reception(who)
    upload = taking.begin_form(datetime.now(UTC))
    sent = FormFiles(taking, upload)
    request.upload_handlers = [sent]
    kept = False
    try:
        upload.collection = collection_of(who, request.POST.get("collection", ""))
        upload.save(update_fields=["collection"])
        kept = upload.arrivals.exists()
    finally:
        if not kept:
            taking.discard(upload)
    if not kept:
        statuses = [STATUS.get(why, _UNIQUE_STATUS) for _, why in sent.refused]
        return problem(
            max(statuses, default=UNUSABLE), "no file was taken",
            refused=[(name, why.value) for name, why in sent.refused],
        )  # fmt: skip
    count = upload.arrivals.count()
    have_read(request, taking, upload)
    return TakenOut(files=count, refused=[(name, why.value) for name, why in sent.refused])
