"""Other people's verifiers of ARC, each with an offline zone; None where one is not installed."""

import base64
import json
import shutil
import subprocess
from collections.abc import Sequence

import dkim

from benchmarks.mailing.verifiers import Zone, as_sent

Case = tuple[bytes, Zone]
"""A message, and what the DNS says."""

_PERL = r"""
use strict; use warnings; no warnings 'redefine'; use JSON::PP; use MIME::Base64;
use Mail::DKIM::ARC::Verifier; use Mail::DKIM::PublicKey;
my $zone; local $/; my $list = decode_json(<STDIN>); my @found;
{ package FakeTXT; sub new { bless {t => $_[1]}, $_[0] } sub type { 'TXT' }
  sub char_str_list { ($_[0]{t}) } sub txtdata { $_[0]{t} } }
*Mail::DKIM::DNS::query = sub { my ($d, $t) = @_; my $r = $zone->{$d};
  return defined $r ? FakeTXT->new($r) : (); };
for my $case (@$list) { $zone = $case->{zone}; my $v = Mail::DKIM::ARC::Verifier->new;
  my $r = eval { $v->PRINT(decode_base64($case->{message})); $v->CLOSE; $v->result } // 'error';
  push @found, $r eq 'pass' ? 1 : 0; }
print encode_json(\@found);
"""


def by_dkimpy(cases: Sequence[Case]) -> list[bool]:
    """Whether each chain passes."""
    return [_passes(message, zone) for message, zone in cases]


def _passes(message: bytes, zone: Zone) -> bool:
    records = {f"{name}.": record.encode() for name, record in zone.items()}
    try:
        told = dkim.arc_verify(message, dnsfunc=lambda name, **_: records.get(name.decode()))
    except Exception:  # noqa: BLE001 - whatever a peer raises is no pass
        return False
    return bool(told[0] == dkim.CV_Pass)


def by_mail_dkim(cases: Sequence[Case]) -> list[bool] | None:
    """Perl's Mail::DKIM::ARC."""
    if shutil.which("perl") is None:
        return None
    there = subprocess.run(
        ["perl", "-MMail::DKIM::ARC::Verifier", "-MJSON::PP", "-e1"],
        check=False, capture_output=True,
    )  # fmt: skip
    if there.returncode:
        return None
    asked = [
        {"zone": dict(zone), "message": base64.b64encode(as_sent(message)).decode()}
        for message, zone in cases
    ]
    told = subprocess.run(
        ["perl", "-e", _PERL], input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    return [bool(one) for one in json.loads(told.stdout)]
