"""E-mail by SMTP. The message's own key makes its Message-ID, so that a second try is seen to be the same letter."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formataddr, parseaddr
from urllib.parse import unquote, urlsplit

from kith.correspondence.gateways import Parcel, Refused

PATIENCE_SECONDS = 20


class Mail:
    """One SMTP server: `smtps://` from the first byte, `smtp+tls://` after STARTTLS, `smtp://` inside one machine."""

    def __init__(self, url: str, sender: str) -> None:
        self._server, self._sender = urlsplit(url), sender

    def send(self, parcel: Parcel) -> str:
        letter = self._letter(parcel)
        try:
            with self._connected() as server:
                server.send_message(letter)
        except (OSError, smtplib.SMTPException) as fault:
            raise Refused(f"The mail server did not take it ({type(fault).__name__}).") from fault
        return str(letter["Message-ID"])

    def _letter(self, parcel: Parcel) -> EmailMessage:
        letter = EmailMessage()
        letter["Subject"] = parcel.subject
        letter["From"] = self._sender
        letter["To"] = formataddr((parcel.name, parcel.address))
        letter["Message-ID"] = f"<{parcel.key}@{parseaddr(self._sender)[1].rpartition('@')[2]}>"
        letter["Content-Language"] = parcel.language
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(parcel.body, cte="quoted-printable")
        return letter

    def _connected(self) -> smtplib.SMTP:
        host, port = self._server.hostname or "", self._server.port or 0
        safe = ssl.create_default_context()
        if self._server.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=safe)
        else:
            server = smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
        if self._server.scheme == "smtp+tls":
            server.starttls(context=safe)
        if self._server.username:
            server.login(unquote(self._server.username), unquote(self._server.password or ""))
        return server
