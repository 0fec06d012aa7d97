"""What in a message's header does not fit together: leads, each with its base rate.

A lead is never a verdict. Clocks go wrong, lists forward, people travel; so each is told with its
base rate among ordinary mail, measured by `python -m benchmarks.mail_leads`. Pure: fields in,
leads out.
"""

from affiant.mail.leads.kind import LeadKind
from affiant.mail.leads.lead import Examined, Lead, examined
from affiant.mail.leads.rates import Rate, rate
from affiant.mail.leads.wording import LeadWording, Told

__all__ = [
    "Examined", "Lead", "LeadKind", "LeadWording", "Rate", "Told", "examined", "rate",
]  # fmt: skip
