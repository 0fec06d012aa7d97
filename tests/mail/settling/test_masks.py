"""One mask for all that troves say, the same in every process."""

from collections.abc import Callable

import pytest

from affiant.access.cipher.errors import Locked
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.cipher.rotation import rotate
from affiant.evidence.casefile import Casefile
from affiant.mail.models import MailSecret, Pseudonym
from affiant.mail.settling import masks, settle
from affiant.mail.settling.masks import masked_matches, masker
from affiant.mail.settling.secret import adopt, pseudonym_key
from tests.access.cipher.unlocking import unlocked
from tests.mail.settling.trove import NOON, mail, store


@pytest.fixture(autouse=True)
def forgotten() -> None:
    forget()


def forget() -> None:
    """As in a process that has just begun."""
    masks._held.database = ()


def test_people_of_the_troves_are_masked_alike_in_every_language_and_process(
    casefile: Casefile,
) -> None:
    store(casefile, [mail(1)])
    settle(1, NOON)
    said = "Anne Dupont, anne.dupont@corp.example, 06 12 34 56 78"
    masked = masker("en").mask(said)
    assert "Dupont" not in masked
    assert "12 34" not in masked
    assert "@corp.example" in masked

    forget()
    assert masker("en").mask(said) == masked
    assert masker("fr").mask(said) == masked.replace("Sender", "Expéditeur").replace(
        "phone", "téléphone"
    )


def test_t_75_a_message_that_is_not_settled_yet_is_masked_all_the_same(casefile: Casefile) -> None:
    store(casefile, [mail(1)])
    assert "Dupont" not in masker("en").mask("Anne Dupont")

    store(casefile, [mail(2, sender="Eve Martin <eve@dest.example>")], name="more")
    assert "Martin" not in masker("en").mask("Eve Martin")


def test_t_75_who_is_quoted_is_masked_though_no_field_names_her(casefile: Casefile) -> None:
    quoted = "De : Lucie Verne\nEnvoyé : mardi 4 mars 2014\nÀ : Paul Oger\nObjet : lot 4\n\nOui."
    store(casefile, [mail(1, text=f"D'accord.\n\n{quoted}")])
    settle(1, NOON)

    masked = masker("fr").mask("Lucie Verne et M. Oger ont signé. Verne")
    assert "Verne" not in masked
    assert "Oger" not in masked


def test_a_search_for_a_masked_name_finds_nothing_and_other_words_are_found(
    casefile: Casefile,
) -> None:
    store(casefile, [mail(1)])
    settle(1, NOON)
    texts = ("Budget of Anne Dupont", "Call 06 12 34 56 78 for the northern figures, Élise")

    def found(words: str) -> bool:
        return masked_matches(words, texts, masker("en"))

    assert not found("dupont")
    assert not found("budget dupont")
    assert not found("dup*")
    assert not found("sender")
    assert not found("34")
    assert not found('"of for"')
    assert not found("")
    assert found("budget FIGURES")
    assert found("elise")
    assert found('"the northern"')
    assert found("north*")
    assert not found("north")


def test_t_76_a_laptop_without_keys_makes_one_for_its_owner_alone(casefile: Casefile) -> None:
    made = pseudonym_key()

    assert pseudonym_key() == made
    file = casefile.folder / "keys" / "mail.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert made.hex() not in str(MailSecret.objects.values_list("key").get())


def test_a_ring_made_later_takes_over_what_the_laptop_had_closed(casefile: Casefile) -> None:
    made = pseudonym_key()

    with unlocked(Keyring(Key.make())):
        assert pseudonym_key() == made
        (casefile.folder / "keys" / "mail.key").unlink()
        assert pseudonym_key() == made
    with pytest.raises(Locked):
        pseudonym_key()


def test_a_ring_is_renewed_with_all_that_the_laptop_had_closed(casefile: Casefile) -> None:
    made = pseudonym_key()

    with unlocked(renewed := Keyring(Key.make())):
        adopt()
        assert rotate(renewed).failures == ()
        (casefile.folder / "keys" / "mail.key").unlink()
        assert pseudonym_key() == made


def test_t_76_a_team_whose_keys_are_locked_gets_no_lesser_key(casefile: Casefile) -> None:
    (casefile.folder / "keys").mkdir(exist_ok=True)
    (casefile.folder / "keys" / "ring.json").write_text("{}")

    with pytest.raises(Locked):
        masker("en")
    assert not MailSecret.objects.exists()
    assert not (casefile.folder / "keys" / "mail.key").exists()


def test_t_76_pseudonyms_are_kept_as_digests_alone(casefile: Casefile) -> None:
    store(casefile, [mail(1)])
    masker("en").mask("anne.dupont@corp.example, +33 6 12 34 56 78")

    names = list(Pseudonym.objects.values_list("name", flat=True))
    assert {name.partition(":")[0] for name in names} == {"sender", "phone"}
    assert all(len(name.partition(":")[2]) == 64 for name in names)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\r\n", b"\r"),
        lambda raw: raw.replace(b"\r\n", b"\r\r\n"),
        lambda raw: b"\r\n\r\n" + raw,
    ],
    ids=["behind a byte-order mark", "line ends of old Macs", "doubled ends", "behind lines"],
)
def test_people_of_a_header_that_was_read_with_care_are_known(
    casefile: Casefile, damage: Callable[[bytes], bytes]
) -> None:
    store(casefile, [damage(mail(1, sender="Odile Varenne <ov7@corp.example>"))])
    settle(1, NOON, casefile.originals)

    masked = masker("en").mask("as Odile told me, and Varenne again")
    assert "Odile" not in masked
    assert "Varenne" not in masked


def test_t_99_domains_that_no_list_knows_are_closed_and_masked(casefile: Casefile) -> None:
    store(casefile, [mail(1, sender="Ray Quill <ray@mail.brook.local>", to="Sam <sam@mailhost>")])
    settle(1, NOON)

    closed = masks.closed_domains(10)
    assert {"brook.local", "mailhost"} <= closed
    masked = masker("en").closing(closed).mask("ray@brook.local, x@pc7.brook.local, sam@mailhost")
    assert "brook" not in masked
    assert "mailhost" not in masked


def test_t_99_tags_of_one_account_do_not_open_a_domain(casefile: Casefile) -> None:
    mails = [
        mail(n, sender=f"Ray Quill <ray-dated-14167{n:05}.a1b2c3@quill-family.com>")
        for n in range(12)
    ]
    store(casefile, mails)
    settle(1, NOON)

    assert "quill-family.com" in masks.closed_domains(10)
