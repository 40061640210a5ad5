"""The environment, read once and typed. An unsafe or unreadable setting stops the start with one sentence."""

import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit


class Kind(StrEnum):
    """What a store is for. A demo store never holds real people; a live store never holds the demo world."""

    DEMO = "demo"
    LIVE = "live"


class UnsafeSettingError(Exception):
    """A setting that must not be started with; the message says what to change."""


@dataclass(frozen=True)
class Environment:
    """What the person who runs Kith has chosen."""

    kind: Kind
    secret_key: str
    origin: str
    data: Path
    database_url: str
    owner_database_url: str
    app_role: str
    log_level: str
    mail_url: str
    mail_from: str
    text_url: str
    text_token: str
    post_folder: Path | None
    proxies: int
    open_directory: str

    @property
    def host(self) -> str:
        """The host name of the origin, which passkeys are bound to."""
        return urlsplit(self.origin).hostname or ""

    @property
    def is_https(self) -> bool:
        return self.origin.startswith("https://")

    def cookie(self, name: str, *, is_for_all_paths: bool = True) -> str:
        """Name a cookie so that a browser takes it from this host alone, where there is TLS to say so."""
        if not self.is_https:
            return name
        return f"__Host-{name}" if is_for_all_paths else f"__Secure-{name}"


def _kind(text: str) -> Kind:
    try:
        return Kind(text)
    except ValueError:
        raise UnsafeSettingError(f"KITH_KIND is “{text}”; it must be demo or live.") from None


def _origin(text: str, kind: Kind) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnsafeSettingError(f"KITH_ORIGIN is “{text}”; write it like https://kith.example.org.")
    if kind is Kind.LIVE and parts.scheme != "https":
        raise UnsafeSettingError("KITH_ORIGIN must be https:// where KITH_KIND is live.")
    return text.rstrip("/")


def _secret(kind: Kind, given: str | None, data: Path) -> str:
    """Return the signing key: given by the deployer, or kept beside a demo store so that it survives a restart."""
    if given and len(given) >= 50:  # noqa: PLR2004 - as Django's own deployment check asks
        return given
    if kind is Kind.LIVE:
        raise UnsafeSettingError(
            "KITH_SECRET_KEY must be set to at least 50 random characters where KITH_KIND is live."
        )
    kept = data / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text()


def _database_url(text: str, data: Path) -> str:
    if not text:
        return f"sqlite:///{data / 'kith.sqlite3'}"
    if urlsplit(text).scheme not in {"sqlite", "postgres", "postgresql"}:
        raise UnsafeSettingError("DATABASE_URL must begin with sqlite:// or postgres://.")
    return text


MOST_PROXIES = 9
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def _mail_url(text: str) -> str:
    parts = urlsplit(text)
    if text and parts.scheme not in {"smtp", "smtp+tls", "smtps"}:
        raise UnsafeSettingError("KITH_MAIL_URL must begin with smtps://, smtp+tls:// or smtp://.")
    if parts.scheme == "smtp" and parts.hostname not in _LOCAL:
        raise UnsafeSettingError(
            "KITH_MAIL_URL may be plain smtp:// only to this machine; use smtps:// or smtp+tls://."
        )
    return text


def _mail_from(text: str, mail_url: str) -> str:
    if mail_url and "@" not in text:
        raise UnsafeSettingError("KITH_MAIL_FROM must be the address that e-mail is sent from.")
    return text


def _text_url(text: str) -> str:
    if text and urlsplit(text).scheme != "https":
        raise UnsafeSettingError("KITH_TEXT_URL must begin with https://: telephone numbers travel through it.")
    return text


def _post_folder(text: str) -> Path | None:
    if text and not Path(text).is_dir():
        raise UnsafeSettingError("KITH_POST_FOLDER is not a folder; make it, or leave the setting out.")
    return Path(text) if text else None


def _proxies(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_PROXIES:
        raise UnsafeSettingError(f"KITH_PROXIES is “{text}”; it must be how many proxies of yours stand in front.")
    return int(text)


def read(environ: dict[str, str] | None = None) -> Environment:
    """Read the environment, or refuse with a sentence.

    `KITH_KIND` demo (default) or live; `KITH_SECRET_KEY`; `KITH_ORIGIN`; `KITH_DATA` folder of files and indexes;
    `DATABASE_URL` of the store; `KITH_OWNER_DATABASE_URL`, which `kith migrate`, `backup` and `restore` use instead
    where the app's own role may not alter tables (PostgreSQL), and `KITH_APP_ROLE`, the role it then lets in;
    `KITH_LOG_LEVEL`.
    `KITH_PROXIES` says how many proxies stand in front, whose word about who asks is believed.
    The ways out of a live store: `KITH_MAIL_URL` and `KITH_MAIL_FROM`, `KITH_TEXT_URL` and `KITH_TEXT_TOKEN`,
    `KITH_POST_FOLDER`. A demo store uses none of them.
    `KITH_OPEN_DIRECTORY` names the organisation whose directory everybody may read.

    Raises UnsafeSettingError for a value that Kith must not start with.
    """
    env = dict(os.environ) if environ is None else environ
    kind = _kind(env.get("KITH_KIND", Kind.DEMO))
    data = Path(env.get("KITH_DATA", ".kith")).resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    origin = _origin(env.get("KITH_ORIGIN", f"http://localhost:{env.get('PORT', '8000')}"), kind)
    mail_url = _mail_url(env.get("KITH_MAIL_URL", ""))
    database_url = _database_url(env.get("DATABASE_URL", ""), data)
    return Environment(
        kind=kind,
        secret_key=_secret(kind, env.get("KITH_SECRET_KEY"), data),
        origin=origin,
        data=data,
        database_url=database_url,
        owner_database_url=env.get("KITH_OWNER_DATABASE_URL") or database_url,
        app_role=env.get("KITH_APP_ROLE", ""),
        log_level=env.get("KITH_LOG_LEVEL", "INFO"),
        mail_url=mail_url,
        mail_from=_mail_from(env.get("KITH_MAIL_FROM", ""), mail_url),
        text_url=_text_url(env.get("KITH_TEXT_URL", "")),
        text_token=env.get("KITH_TEXT_TOKEN", ""),
        post_folder=_post_folder(env.get("KITH_POST_FOLDER", "")),
        proxies=_proxies(env.get("KITH_PROXIES", "1" if origin.startswith("https://") else "0")),
        open_directory=env.get("KITH_OPEN_DIRECTORY", ""),
    )
