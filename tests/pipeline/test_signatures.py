"""Digital signatures inside PDFs, made here with a certificate of our own."""

from __future__ import annotations

import datetime as dt
import io
import random
import time
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pipeline.pdf import read_signatures
from tests.conftest import RunSohoa

from .results import rows

BODY = "Ủy ban nhân dân huyện An Lão"
AUTHORITY = "Cơ quan chứng thực thử nghiệm"
DAY = dt.timedelta(days=1)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


@pytest.fixture(scope="module")
def signer() -> signers.SimpleSigner:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(BODY))
        .issuer_name(_name(AUTHORITY))
        .public_key(key.public_key())
        .serial_number(0xABC123)
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .sign(key, hashes.SHA256())
    )
    encoded = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(
            certificate.public_bytes(serialization.Encoding.DER)
        ),
        signing_key=asn1_keys.PrivateKeyInfo.load(encoded),
        cert_registry=SimpleCertificateStore(),
    )


@pytest.fixture(scope="module")
def signed(born_digital: Path, signer: signers.SimpleSigner) -> bytes:
    """A signed PDF of one page."""
    return _sign(born_digital.read_bytes(), "Signature1", signer)


def _sign(data: bytes, field: str, signer: signers.SimpleSigner) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    meta = PdfSignatureMetadata(field_name=field)
    done = signers.sign_pdf(writer, meta, signer=signer, existing_fields_only=False)
    return done.getvalue()  # type: ignore[no-any-return]


def _changed(data: bytes) -> bytes:
    """One bit of the page's content, which every signature covers, turned over."""
    place = data.index(b"stream") + 20
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_who_signed_when_and_what(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    (found,) = read_signatures(path)
    assert (found.signer, found.certificate_issuer) == (BODY, AUTHORITY)
    assert found.certificate_serial == "abc123"
    assert (found.intact, found.coverage) == (True, "entire_file")
    age = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(found.time)
    assert dt.timedelta(seconds=-2) < age < dt.timedelta(minutes=10)


def test_a_change_after_signing_is_seen(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(_changed(signed))
    (found,) = read_signatures(path)
    assert found.signer == BODY
    assert found.intact is False


def test_a_second_signature_leaves_the_first_intact(
    signed: bytes, signer: signers.SimpleSigner, tmp_path: Path
) -> None:
    path = tmp_path / "twice.pdf"
    path.write_bytes(_sign(signed, "Signature2", signer))
    found = sorted(read_signatures(path), key=lambda one: one.coverage)
    assert [one.coverage for one in found] == ["entire_file", "entire_revision"]
    assert all(one.intact for one in found)


def test_files_without_signatures(born_digital: Path, scan: Path) -> None:
    assert read_signatures(born_digital) == read_signatures(scan) == ()


def test_a_damaged_signature_is_listed(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "torn.pdf"
    start = signed.index(b"/Contents <") + 11
    path.write_bytes(signed[:start] + b"00" * 40 + signed[start + 80 :])
    (found,) = read_signatures(path)
    assert (found.coverage, found.intact) == ("unreadable", None)


def test_damage_anywhere_never_raises(signed: bytes, tmp_path: Path) -> None:
    path, chance = tmp_path / "fuzzed.pdf", random.Random(5)
    begun = time.monotonic()
    for _ in range(150):
        data = bytearray(signed)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        path.write_bytes(bytes(data) or b"%")
        read_signatures(path)
    assert time.monotonic() - begun < 120


def test_an_encrypted_file(
    signer: signers.SimpleSigner, born_digital: Path, tmp_path: Path
) -> None:
    locked, path = tmp_path / "locked.pdf", tmp_path / "signed.pdf"
    with pikepdf.open(born_digital) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u", R=6))
    writer = IncrementalPdfFileWriter(io.BytesIO(locked.read_bytes()))
    writer.encrypt("u")
    meta = PdfSignatureMetadata(field_name="Signature1")
    path.write_bytes(signers.sign_pdf(writer, meta, signer=signer).getvalue())
    (found,) = read_signatures(path, ("wrong", "u"))
    assert (found.signer, found.intact) == (BODY, True)
    (closed,) = read_signatures(path)
    assert closed.coverage == "unreadable"


def test_the_table(signed: bytes, run_sohoa: RunSohoa, tmp_path: Path) -> None:
    shelf, out = tmp_path / "in", tmp_path / "out"
    shelf.mkdir()
    (shelf / "changed.pdf").write_bytes(_changed(signed))
    (shelf / "signed.pdf").write_bytes(signed)
    run_sohoa("run", shelf, "--out", out, "--jobs", 1, timeout=120)
    found = {row["document_id"]: row for row in rows(out / "signatures.csv")}
    assert [found[f"{name}.1"]["intact"] for name in ("changed", "signed")] == ["false", "true"]
    assert {row["kind"] for row in found.values()} == {"pdf"}
    assert found["signed.1"]["signer"] == BODY
