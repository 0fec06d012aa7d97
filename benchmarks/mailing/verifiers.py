"""Other people's verifiers of DKIM, each with an offline zone; None where one is not installed."""

import ctypes
import ctypes.util
import json
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import dkim

Zone = Mapping[str, str]
Answers = tuple[list[bool], float]
"""Whether each message passes, and the processor's seconds for all."""


def by_dkimpy(messages: Sequence[bytes], zone: Zone) -> Answers:
    """dkimpy, with the machine's clock."""
    records = {f"{name}.": record.encode() for name, record in zone.items()}

    def ask(name: bytes, **_: object) -> bytes | None:
        return records.get(name.decode())

    begun = time.process_time()
    found = [_passes_dkimpy(message, ask) for message in messages]
    return found, time.process_time() - begun


def _passes_dkimpy(message: bytes, ask: object) -> bool:
    try:
        return bool(dkim.verify(message, dnsfunc=ask))
    except Exception:  # noqa: BLE001 - whatever a peer raises is no pass
        return False


_OPTION_SET, _QUERY_METHOD, _QUERY_INFO, _FLAGS, _FILE = 1, 6, 7, 0, 1
_FIX_LINE_ENDS = 0x100


def by_opendkim(messages: Sequence[bytes], zone: Zone, folder: Path) -> Answers | None:
    """libopendkim through ctypes, a message in one piece, keys from a file."""
    found = ctypes.util.find_library("opendkim")
    if found is None:
        return None
    library = ctypes.CDLL(found)
    for name in ("dkim_init", "dkim_verify"):
        getattr(library, name).restype = ctypes.c_void_p
    keys = folder / "opendkim.keys"
    keys.write_text("".join(f"{name} {record}\n" for name, record in zone.items()))
    handle = ctypes.c_void_p(library.dkim_init(None, None))
    method, flags, path = ctypes.c_int(_FILE), ctypes.c_uint(_FIX_LINE_ENDS), str(keys).encode()
    library.dkim_options(
        handle, _OPTION_SET, _QUERY_METHOD, ctypes.byref(method), ctypes.c_size_t(4)
    )
    library.dkim_options(handle, _OPTION_SET, _FLAGS, ctypes.byref(flags), ctypes.c_size_t(4))
    library.dkim_options(handle, _OPTION_SET, _QUERY_INFO, path, ctypes.c_size_t(len(path) + 1))
    begun = time.process_time()
    answers = [_passes_opendkim(library, handle, message) for message in messages]
    return answers, time.process_time() - begun


def _passes_opendkim(library: ctypes.CDLL, handle: ctypes.c_void_p, message: bytes) -> bool:
    status = ctypes.c_int(0)
    one = ctypes.c_void_p(library.dkim_verify(handle, b"x", None, ctypes.byref(status)))
    library.dkim_chunk(one, message, ctypes.c_size_t(len(message)))
    library.dkim_chunk(one, None, ctypes.c_size_t(0))
    testing = ctypes.c_bool()
    ended = int(library.dkim_eom(one, ctypes.byref(testing)))
    library.dkim_free(one)
    return ended == 0


_PERL = r"""
use strict; use warnings; no warnings 'redefine'; use JSON::PP;
use Mail::DKIM::Verifier; use Mail::DKIM::PublicKey;
my ($zone_path, $list_path) = @ARGV;
local $/; open(my $z, '<', $zone_path); my $zone = decode_json(<$z>);
{ package FakeTXT; sub new { bless {t => $_[1]}, $_[0] } sub type { 'TXT' }
  sub char_str_list { ($_[0]{t}) } sub txtdata { $_[0]{t} } }
*Mail::DKIM::DNS::query = sub { my ($d, $t) = @_; my $r = $zone->{$d};
  return defined $r ? FakeTXT->new($r) : (); };
open(my $l, '<', $list_path); my $list = decode_json(<$l>); my @messages;
for my $p (@$list) { open(my $m, '<:raw', $p); push @messages, scalar <$m>; }
my $begun = (times)[0] + (times)[1]; my @found;
for my $m (@messages) { my $v = Mail::DKIM::Verifier->new;
  my $r = eval { $v->PRINT($m); $v->CLOSE; $v->result } // 'error';
  push @found, $r eq 'pass' ? 1 : 0; }
my $spent = (times)[0] + (times)[1] - $begun;
print encode_json({found => \@found, seconds => $spent});
"""


def as_sent(message: bytes) -> bytes:
    """With CRLF at the lines' ends, which Mail::DKIM takes as they stand."""
    return re.sub(rb"\r?\n", b"\r\n", message)


def by_mail_dkim(messages: Sequence[bytes], zone: Zone, folder: Path) -> Answers | None:
    """Perl's Mail::DKIM, in one process for all."""
    if shutil.which("perl") is None:
        return None
    there = subprocess.run(["perl", "-MMail::DKIM::Verifier", "-MJSON::PP", "-e1"], check=False)
    if there.returncode:
        return None
    (folder / "zone.json").write_text(json.dumps(dict(zone)))
    paths = []
    for number, message in enumerate(messages):
        path = folder / f"{number}.eml"
        path.write_bytes(as_sent(message))
        paths.append(str(path))
    (folder / "list.json").write_text(json.dumps(paths))
    told = subprocess.run(
        ["perl", "-e", _PERL, str(folder / "zone.json"), str(folder / "list.json")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer = json.loads(told.stdout)
    return [bool(one) for one in answer["found"]], float(answer["seconds"])
