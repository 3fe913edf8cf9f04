"""A signed PDF stays an archive file and an accessible one, two programs confirm it, and one changed byte breaks it."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread

import pytest

from generator.shell.pdf import Press
from generator.shell.pdf_signing import PdfSigner, PdfSigningError, SigningKey, key_of_environment
from tests.shell.test_pdf import BODY, failures, job, read

Need = Callable[[str], str]
SECRET = "七月 summer"


@pytest.fixture(scope="module")
def press() -> object:
    with Press(workers=1) as one:
        yield one


@pytest.fixture(scope="module")
def unsigned(press: Press) -> bytes:
    (made,) = press.print([job(BODY)], read)
    assert made.problems == ()
    return made.body


@pytest.fixture
def keys(tmp_path: Path, need: Need) -> dict[str, Path]:
    """A key and its certificate as two PEM files and as one PKCS#12 file."""
    found = {name: tmp_path / f"office.{name}" for name in ("key", "crt", "p12")}
    openssl = need("openssl")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-passout", f"pass:{SECRET}", "-days", "3650", "-sha256",
         "-subj", "/O=Rectification Office/CN=Bulletins", "-addext", "keyUsage=critical,digitalSignature,nonRepudiation",
         "-keyout", found["key"], "-out", found["crt"]], check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        [openssl, "pkcs12", "-export", "-inkey", found["key"], "-in", found["crt"], "-out", found["p12"],
         "-passin", f"pass:{SECRET}", "-passout", f"pass:{SECRET}"], check=True, capture_output=True,
    )  # fmt: skip
    return found


def judged_by_pyhanko(body: bytes, certificate: Path) -> tuple[bool, bool]:
    """Whether the signature is the certificate's over these bytes, and whether nothing was added behind it."""
    from pyhanko.keys import load_cert_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    trusted = ValidationContext(trust_roots=[load_cert_from_pemder(str(certificate))])
    (signature,) = PdfFileReader(io.BytesIO(body)).embedded_signatures
    status = validate_pdf_signature(signature, trusted)
    return status.intact and status.valid, status.coverage.name == "ENTIRE_FILE"


def judged_by_poppler(body: bytes, folder: Path, program: str) -> str:
    path = folder / "judged.pdf"
    path.write_bytes(body)
    return subprocess.run([program, "-nocert", path], capture_output=True, text=True, check=False).stdout


def test_two_programs_confirm_a_signature(
    unsigned: bytes, keys: dict[str, Path], tmp_path: Path, need: Need
) -> None:
    signed = PdfSigner(SigningKey(keys["p12"], passphrase=SECRET)).signed(unsigned)
    assert signed.startswith(unsigned)
    assert judged_by_pyhanko(signed, keys["crt"]) == (True, True)
    said = judged_by_poppler(signed, tmp_path, need("pdfsig"))
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_a_signed_file_keeps_to_both_standards(unsigned: bytes, keys: dict[str, Path], tmp_path: Path, need: Need) -> None:
    signed = PdfSigner(SigningKey(keys["key"], keys["crt"], SECRET)).signed(unsigned)
    assert judged_by_pyhanko(signed, keys["crt"]) == (True, True)
    assert failures(signed, "3a", tmp_path) == []
    assert failures(signed, "ua1", tmp_path) == []
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    checked = subprocess.run([need("qpdf"), "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_librarys_own_way_would_break_a_standard(unsigned: bytes, keys: dict[str, Path], tmp_path: Path) -> None:
    """The seeded fault: were this to pass one day, our own care would be needed no longer."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    signer = signers.SimpleSigner.load(str(keys["key"]), str(keys["crt"]), key_passphrase=SECRET.encode())
    out = signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(unsigned)), signers.PdfSignatureMetadata(field_name="S"), signer=signer
    )
    assert failures(out.getvalue(), "3a", tmp_path) or failures(out.getvalue(), "ua1", tmp_path)


def test_a_changed_byte_breaks_the_signature(
    unsigned: bytes, keys: dict[str, Path], tmp_path: Path, need: Need
) -> None:
    signed = PdfSigner(SigningKey(keys["p12"], passphrase=SECRET)).signed(unsigned)
    program = need("pdfsig")
    for at in (100, len(unsigned) // 2, len(unsigned) - 20):
        changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
        try:
            intact, whole = judged_by_pyhanko(changed, keys["crt"])
        except Exception:  # noqa: BLE001 - a byte of the structure: the file does not open any more
            intact = whole = False
        assert not (intact and whole), f"byte {at}"
        assert "Signature is Valid" not in judged_by_poppler(changed, tmp_path, program), f"byte {at}"


@dataclass
class Authority:
    """A real server on loopback that says what time it is (RFC 3161), and how often it was asked."""

    address: str
    certificate: Path
    asked: int = 0
    status: int = 200


@pytest.fixture
def authority(tmp_path: Path, need: Need) -> Iterator[Authority]:
    from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
    from pyhanko.sign.timestamps import DummyTimeStamper

    tsp = import_module("asn1crypto.tsp")
    key, made = tmp_path / "time.key", tmp_path / "time.crt"
    subprocess.run(
        [need("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-sha256", "-subj", "/CN=Time",
         "-addext", "keyUsage=critical,digitalSignature", "-addext", "extendedKeyUsage=critical,timeStamping",
         "-keyout", key, "-out", made], check=True, capture_output=True,
    )  # fmt: skip
    clock = DummyTimeStamper(load_cert_from_pemder(str(made)), load_private_key_from_pemder(str(key), None))

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            one.asked += 1
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            said = asyncio.run(clock.async_request_tsa_response(asked)).dump()
            self.send_response(one.status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        one = Authority(f"http://127.0.0.1:{server.server_port}/", made)
        Thread(target=server.serve_forever, daemon=True).start()
        yield one
        server.shutdown()


def test_an_authority_says_when_a_file_was_signed(
    unsigned: bytes, keys: dict[str, Path], authority: Authority, tmp_path: Path, need: Need
) -> None:
    from pyhanko.keys import load_cert_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    signed = PdfSigner(SigningKey(keys["p12"], passphrase=SECRET, timestamps=authority.address)).signed(unsigned)
    assert authority.asked
    trusted = [ValidationContext(trust_roots=[load_cert_from_pemder(str(one))]) for one in (keys["crt"], authority.certificate)]
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    status = validate_pdf_signature(signature, *trusted)
    assert status.intact
    assert status.timestamp_validity is not None
    assert (status.timestamp_validity.intact, status.timestamp_validity.valid, status.timestamp_validity.trusted) == (True,) * 3
    assert "Signature is Valid" in judged_by_poppler(signed, tmp_path, need("pdfsig"))
    assert failures(signed, "3a", tmp_path) == failures(signed, "ua1", tmp_path) == []


def test_without_an_answer_nothing_is_signed(unsigned: bytes, keys: dict[str, Path], authority: Authority) -> None:
    authority.status = 500
    signer = PdfSigner(SigningKey(keys["p12"], passphrase=SECRET, timestamps=authority.address))
    with pytest.raises(PdfSigningError, match=r"gives no time.*500"):
        signer.signed(unsigned)
    nobody = SigningKey(keys["p12"], passphrase=SECRET, timestamps="http://127.0.0.1:1/")
    with pytest.raises(PdfSigningError, match="gives no time"):
        PdfSigner(nobody).signed(unsigned)


@pytest.mark.parametrize(
    ("key", "certificates", "secret", "said"),
    [
        ("p12", "", "wrong", "RECTIFY_PDF_PASSPHRASE"),
        ("key", "crt", "wrong", "RECTIFY_PDF_PASSPHRASE"),
        ("key", "key", SECRET, "certificate"),
        ("crt", "crt", SECRET, "cannot be opened"),
    ],
)
def test_a_key_that_does_not_open_is_said(
    keys: dict[str, Path], key: str, certificates: str, secret: str, said: str
) -> None:
    with pytest.raises(PdfSigningError, match=said):
        PdfSigner(SigningKey(keys[key], keys.get(certificates), secret))


def test_a_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PdfSigningError, match=r"gone\.p12"):
        PdfSigner(SigningKey(tmp_path / "gone.p12"))


def test_what_is_no_pdf_is_not_signed(keys: dict[str, Path]) -> None:
    with pytest.raises(PdfSigningError, match="cannot be signed"):
        PdfSigner(SigningKey(keys["p12"], passphrase=SECRET)).signed(b"no pdf")


def test_the_environment_names_the_key() -> None:
    assert key_of_environment({"RECTIFY_PDF_KEY": "k.p12", "RECTIFY_PDF_PASSPHRASE": "x"}) == SigningKey(
        Path("k.p12"), None, "x"
    )
    assert key_of_environment({"RECTIFY_PDF_KEY": "k.pem", "RECTIFY_PDF_CERTIFICATE": "c.pem"}).certificates == Path("c.pem")
    timed = {"RECTIFY_PDF_KEY": "k.p12", "RECTIFY_PDF_TIMESTAMPS": "https://tsa.example/"}
    assert key_of_environment(timed).timestamps == "https://tsa.example/"
    with pytest.raises(PdfSigningError, match="RECTIFY_PDF_TIMESTAMPS is no address"):
        key_of_environment(timed | {"RECTIFY_PDF_TIMESTAMPS": "file:///etc/passwd"})
    with pytest.raises(PdfSigningError, match="RECTIFY_PDF_KEY is not set"):
        key_of_environment({})
    with pytest.raises(PdfSigningError, match="RECTIFY_PDF_CERTIFICATE is not set"):
        key_of_environment({"RECTIFY_PDF_KEY": "k.pem"})


def test_without_the_library_its_name_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "pyhanko"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    with pytest.raises(PdfSigningError, match="pyHanko is not installed"):
        PdfSigner(SigningKey(tmp_path / "k.p12"))
