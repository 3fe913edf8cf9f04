"""Signs a PDF (PAdES) so that it stays what it was: PDF/A-3a for the archive, PDF/UA-1 for the reader.

The signature is invisible and is added behind the last byte; nothing of the print is written again. The library is
imported only here and only when something is signed. It must not know what the file is about.
Standards: ETSI EN 319 142-1 (PAdES), ISO 19005-3 6.4.3, ISO 14289-1 7.18.
"""

from __future__ import annotations

import io
from asyncio import to_thread
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from generator.model.frozen import frozen

KEY, CERTIFICATE, PASSPHRASE = "RECTIFY_PDF_KEY", "RECTIFY_PDF_CERTIFICATE", "RECTIFY_PDF_PASSPHRASE"
TIMESTAMPS: Final = "RECTIFY_PDF_TIMESTAMPS"
"""The environment's names: the key's file, the certificates' file where the key is PEM, the key's passphrase; and, for who
wants one, the address of an authority that says when a file was signed (RFC 3161).
"""
SECONDS: Final = 30
"""Patience with that authority."""
MOST_BYTES: Final = 1_000_000
"""Of its answer; a time with all certificates takes some thousands."""
ARCHIVES: Final = (".p12", ".pfx")
"""A file that holds key and certificates together (PKCS#12)."""
FIELD: Final = "Signature1"
DIGEST: Final = "sha256"
NAMES: Final = {"zh": "电子签名", "en": "Electronic signature"}
"""What a screen reader says of the field, by the document's language."""


class PdfSigningError(Exception):
    """Why a PDF cannot be signed, in words for the publisher."""


@frozen
class SigningKey:
    """Where the key is: one PKCS#12 file, or a PEM key with its certificates (the signer's own first, then its chain)."""

    key: Path
    certificates: Path | None = None
    passphrase: str = ""
    timestamps: str = ""
    """Address of an authority whose time is put into the signature; "" for a signature without."""


def key_of_environment(environment: Mapping[str, str]) -> SigningKey:
    """The key that the environment names. Raises PdfSigningError where it names none, or half of one."""
    key, certificates = environment.get(KEY, ""), environment.get(CERTIFICATE, "")
    if not key:
        raise PdfSigningError(f"{KEY} is not set: name a PKCS#12 file (.p12, .pfx) or a PEM key")
    if not certificates and Path(key).suffix.lower() not in ARCHIVES:
        raise PdfSigningError(f"{CERTIFICATE} is not set: a PEM key needs its certificates in a file beside it")
    timestamps = environment.get(TIMESTAMPS, "")
    if timestamps and urlsplit(timestamps).scheme not in {"http", "https"}:
        raise PdfSigningError(f"{TIMESTAMPS} is no address of the web: https://tsa.example/")
    secret = environment.get(PASSPHRASE, "")
    return SigningKey(Path(key), Path(certificates) if certificates else None, secret, timestamps)


class PdfSigner:
    """A key that was opened once, for all files of a run."""

    def __init__(self, key: SigningKey) -> None:
        """Raises PdfSigningError where the library, the key or its certificate is missing, or the passphrase is wrong."""
        self._signer = _opened(key)
        self._timestamps = key.timestamps

    def signed(self, body: bytes, language: str = "zh") -> bytes:
        """The file with a signature behind its last byte. Raises PdfSigningError for what is no PDF."""
        signers, fields = _library("sign.signers"), _library("sign.fields")
        spec = fields.SigFieldSpec(
            FIELD, on_page=0, readable_field_name=NAMES.get(language[:2], NAMES["en"]),
            # PDF/A bans the hidden flag and PDF/UA asks for it, unless the widget lies outside of the page.
            invis_sig_settings=fields.InvisSigSettings(set_print_flag=True, box_out_of_bounds=True),
        )
        told = signers.PdfSignatureMetadata(
            field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm=DIGEST
        )
        clock = _clock()(self._timestamps) if self._timestamps else None
        signer = signers.PdfSigner(told, signer=self._signer, new_field_spec=spec, timestamper=clock)
        try:
            # The library starts an event loop; a thread of its own has none yet, wherever this is called from.
            with ThreadPoolExecutor(max_workers=1) as pool:
                out = pool.submit(lambda: signer.sign_pdf(_writer()(io.BytesIO(body)))).result()
        except PdfSigningError:
            raise
        except Exception as error:
            raise PdfSigningError(f"the file cannot be signed ({type(error).__name__}: {error})") from error
        made: bytes = out.getvalue()
        return made


def _opened(key: SigningKey) -> Any:
    secret = key.passphrase.encode() or None
    simple = _library("sign.signers").SimpleSigner
    try:
        if key.key.suffix.lower() in ARCHIVES:
            signer = simple.load_pkcs12_data(key.key.read_bytes(), other_certs=(), passphrase=secret)
        else:
            signer = _of_pem(simple, key, secret)
    except OSError as error:
        raise PdfSigningError(f"{error.filename} cannot be read ({error.strerror})") from error
    except PdfSigningError:
        raise
    except Exception as error:  # whatever the readers of keys raise, the publisher can do one thing about it
        raise PdfSigningError(
            f"{key.key.name} cannot be opened: it needs a key with its certificate, and the right {PASSPHRASE} ({error})"
        ) from error
    return signer


def _of_pem(simple: Any, key: SigningKey, secret: bytes | None) -> Any:
    """A signer of a PEM key; the first certificate of the other file is its own, the rest lead to the root."""
    keys = _library("keys")
    certificates = list(keys.load_certs_from_pemder_data(key.certificates.read_bytes() if key.certificates else b""))
    if not certificates:
        raise ValueError("no certificate")
    private = keys.load_private_key_from_pemder_data(key.key.read_bytes(), passphrase=secret)
    store = import_module("pyhanko_certvalidator.registry").SimpleCertificateStore()
    store.register_multiple(certificates)
    return simple(signing_cert=certificates[0], signing_key=private, cert_registry=store)


@cache
def _writer() -> Any:
    """The library's writer of additions, with its hands off the metadata."""
    stock: Any = _library("pdf_utils.incremental_writer").IncrementalPdfFileWriter

    class KeepsMetadata(stock):  # type: ignore[misc]  # a class that is known only at run time
        """Leaves the XMP packet as it is: the library would write it anew, without PDF/UA's extension schema."""

        def _update_meta(self) -> None:
            return

    return KeepsMetadata


@cache
def _clock() -> Any:
    """The library's asker for time, with the standard library's way to the web in place of one that it does not bring."""
    stock: Any = _library("sign.timestamps.api").TimeStamper
    answers: Any = import_module("asn1crypto.tsp")

    class Authority(stock):  # type: ignore[misc]  # a class that is known only at run time
        """An authority at an address; its answer is checked by the library: digest, nonce, and that it was granted."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

        async def async_request_tsa_response(self, req: Any) -> Any:
            """Ask, and give the answer as it came. Raises PdfSigningError where there is none."""
            try:
                return answers.TimeStampResp.load(await to_thread(_answer, self.address, req.dump()))
            except (OSError, ValueError) as error:
                raise PdfSigningError(f"{self.address} gives no time: {error}") from error

    return Authority


def _answer(address: str, query: bytes) -> bytes:
    asked = Request(address, query, {"Content-Type": "application/timestamp-query"})  # noqa: S310 - http or https, see above
    with urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 - the same
        body: bytes = answer.read(MOST_BYTES)
    return body


def _library(module: str) -> Any:
    try:
        return import_module(f"pyhanko.{module}")
    except ImportError as error:
        raise PdfSigningError("pyHanko is not installed: pip install 'generator[sign]'") from error
