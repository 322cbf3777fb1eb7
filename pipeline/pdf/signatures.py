"""The digital signatures inside a PDF: who, when, with which certificate, and what they cover.

What is said is what can be known from the file alone: whether the signed bytes are still those
that were signed. Whether a certificate may be trusted needs its chain, and is not judged.
"""

from __future__ import annotations

import logging
import mmap
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.pdf.document import Passwords

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

UNREADABLE = "unreadable"
"""`coverage` of a signature that cannot be parsed."""
MOST = 200
"""Signatures of one file that are read."""
_MARK = b"/ByteRange"
"""Stands in clear in every signed PDF, because the place of a signature must be known."""


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """A signature, as the file itself says. Never a claim that it is valid.

    Attributes:
        signer: Common name of the certificate's subject.
        email: In the certificate; mostly empty.
        time: ISO 8601 with offset, as the signer's computer had it.
        certificate_issuer: Common name of the body that issued the certificate.
        certificate_serial: Its serial number there, hexadecimal.
        intact: Whether the bytes covered are those that were signed with the certificate's key;
            None where that cannot be computed.
        coverage: What it covers: `entire_file`, `entire_revision` (something was added to the
            file since), `contiguous_block_from_start`, `unclear`, or `unreadable`.
    """

    signer: str = ""
    email: str = ""
    time: str = ""
    certificate_issuer: str = ""
    certificate_serial: str = ""
    intact: bool | None = None
    coverage: str = UNREADABLE


def read_signatures(path: Path, passwords: Passwords = ()) -> tuple[PdfSignature, ...]:
    """The signatures of a PDF, in the order of its form fields; one of them if it is damaged."""
    if not _is_marked(path):
        return ()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # hostile files are no news
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    with path.open("rb") as stream:
        try:
            reader = PdfFileReader(stream, strict=False)
            _unlock(reader, passwords)
            fields = list(islice(enumerate_sig_fields(reader, filled_status=True), MOST))
        except _errors():
            return (PdfSignature(),)
        return tuple(_read(reader, name, field) for name, _, field in fields)


def _is_marked(path: Path) -> bool:
    """Whether the file can hold a signature at all: parsing every file would cost seconds."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(_MARK) >= 0


def _errors() -> tuple[type[Exception], ...]:
    """What pyHanko and its parsers raise on damaged files."""
    from cryptography.exceptions import InvalidKey, UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError

    return (
        PdfError,
        InvalidKey,
        UnsupportedAlgorithm,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        MemoryError,
        NotImplementedError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    )


def _unlock(reader: PdfFileReader, passwords: Iterable[str]) -> None:
    """Decrypt with the first password that opens it; many files have an empty one."""
    from pyhanko.pdf_utils.crypt import AuthStatus

    if reader.encrypted:
        for password in ("", *passwords):
            if reader.decrypt(password).status is not AuthStatus.FAILED:
                return


def _read(reader: PdfFileReader, name: str, field: Any) -> PdfSignature:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    try:
        found = EmbeddedPdfSignature(reader, field, name)
        certificate = found.signer_cert
        time = found.self_reported_timestamp
        return PdfSignature(
            signer=_common_name(certificate.subject),
            email=_joined(certificate.subject.native.get("email_address")),
            time=time.isoformat() if time else "",
            certificate_issuer=_common_name(certificate.issuer),
            certificate_serial=f"{certificate.serial_number:x}",
            intact=_is_intact(found),
            coverage=_coverage(found),
        )
    except _errors():
        return PdfSignature()


def _is_intact(found: EmbeddedPdfSignature) -> bool | None:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    content = found.signed_data["encap_content_info"]["content_type"].native
    try:
        same, signed = validate_sig_integrity(
            found.signer_info, found.signer_cert, content, found.compute_digest()
        )
    except _errors():
        return None
    return bool(same and signed)


def _coverage(found: EmbeddedPdfSignature) -> str:
    try:
        found.compute_integrity_info(skip_diff=True)
    except _errors():
        return "unclear"
    return found.coverage.name.lower() if found.coverage else "unclear"


def _common_name(name: Any) -> str:
    return _joined(name.native.get("common_name")) or str(name.human_friendly)


def _joined(value: Any) -> str:
    """One or several values of a name as text; none is empty."""
    values = value if isinstance(value, list) else [value or ""]
    return "; ".join(map(str, values))
