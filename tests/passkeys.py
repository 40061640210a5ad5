"""An authenticator made of software, for tests: it holds one key and shows it as a browser would."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

SITE = "localhost"
ORIGIN = f"http://{SITE}"
_PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class Passkey:
    """One key of one device."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id, self._owner, self._count = secrets.token_bytes(16), "", 0
        self._site = hashlib.sha256(SITE.encode()).digest()

    def made(self, options: dict[str, dict[str, dict[str, str]]]) -> str:
        """Return what a browser would say when it has made this key."""
        self._owner = options["publicKey"]["user"]["id"]
        said = self._said("webauthn.create", str(options["publicKey"]["challenge"]))
        public = ES256.from_cryptography_key(self._key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self._id, public)
        flags = _PRESENT_AND_VERIFIED | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(self._site, flags, self._count, credential)
        attestation = AttestationObject.create("none", data, {})
        return self._spoken({"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(attestation)})

    def shown(self, options: dict[str, dict[str, str]]) -> str:
        """Return what a browser would say when this key is shown."""
        self._count += 1
        said = self._said("webauthn.get", options["publicKey"]["challenge"])
        data = AuthenticatorData.create(self._site, _PRESENT_AND_VERIFIED, self._count)
        signature = self._key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._spoken(
            {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(websafe_decode(self._owner)),
            }
        )

    @staticmethod
    def _said(ceremony: str, challenge: str) -> bytes:
        return json.dumps({"type": ceremony, "challenge": challenge, "origin": ORIGIN}).encode()

    def _spoken(self, response: dict[str, str]) -> str:
        key_id = websafe_encode(self._id)
        return json.dumps(
            {"id": key_id, "rawId": key_id, "type": "public-key", "clientExtensionResults": {}, "response": response}
        )
