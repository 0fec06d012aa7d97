"""The casefile's tables, one noun a file."""

from affiant.evidence.models.addition import Addition
from affiant.evidence.models.collection import Collection
from affiant.evidence.models.entry import Entry, State
from affiant.evidence.models.fact import Fact
from affiant.evidence.models.identity import IdentityJudgement
from affiant.evidence.models.job import Job, JobKind, JobState
from affiant.evidence.models.judgement import Judgement
from affiant.evidence.models.legal_record import LegalRecord
from affiant.evidence.models.link import Link
from affiant.evidence.models.link_judgement import LinkJudgement
from affiant.evidence.models.listed_name import ListedName, NamesListed
from affiant.evidence.models.naming import NameCount, NamesReached, NamesTaken, TaughtAlias
from affiant.evidence.models.original import Original
from affiant.evidence.models.passage import Passage
from affiant.evidence.models.publication import Approval, Edition, Publication, ReplyRequest
from affiant.evidence.models.saved_search import SavedSearch
from affiant.evidence.models.search_term import SearchTerm
from affiant.evidence.models.text import Body, Text
from affiant.evidence.models.text_traits import TextTraits
from affiant.evidence.models.text_voice import TextVoice
from affiant.evidence.models.tracing import Tracing
from affiant.evidence.models.upload import Arrival, ArrivalState, Upload
from affiant.evidence.models.whole_review import WholeReview

__all__ = [
    "Addition",
    "Approval",
    "Arrival",
    "ArrivalState",
    "Body",
    "Collection",
    "Edition",
    "Entry",
    "Fact",
    "IdentityJudgement",
    "Job",
    "JobKind",
    "JobState",
    "Judgement",
    "LegalRecord",
    "Link",
    "LinkJudgement",
    "ListedName",
    "NameCount",
    "NamesListed",
    "NamesReached",
    "NamesTaken",
    "Original",
    "Passage",
    "Publication",
    "ReplyRequest",
    "SavedSearch",
    "SearchTerm",
    "State",
    "TaughtAlias",
    "Text",
    "TextTraits",
    "TextVoice",
    "Tracing",
    "Upload",
    "WholeReview",
]
