"""Django's settings, made from the typed environment. Nothing else reads the process environment."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from kith.config import environment
from kith.config.rooms import GROUND, ROOMS

ENVIRONMENT = environment.read()
ROOT = Path(__file__).resolve().parent.parent
KITH_KIND = ENVIRONMENT.kind
KITH_DEMO = ENVIRONMENT.kind is environment.Kind.DEMO
KITH_DATA = ENVIRONMENT.data
KITH_ORIGIN = ENVIRONMENT.origin
KITH_OPEN_DIRECTORY = ENVIRONMENT.open_directory

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.host, "127.0.0.1", "localhost"] if KITH_DEMO else [ENVIRONMENT.host]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.origin]
ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"
APPEND_SLASH = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "kith.demo",
    *(f"kith.{room}" for room in ROOMS if (ROOT / room).is_dir()),
    *(f"kith.ground.{app}" for app in GROUND),
]

MIDDLEWARE = [
    "kith.ground.web.middleware.traced",
    "kith.ground.web.middleware.at_its_name",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kith.ground.sign_in.sittings.Sittings",
    "kith.ground.devices.around.Devices",
    "kith.ground.web.middleware.acting",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {
            "environment": "kith.ground.web.templates.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "kith.ground.web.frame.frame",
            ],
        },
    },
]


def database(url: str) -> dict[str, Any]:
    """Return Django's settings of one store; SQLite is opened so that saved means saved."""
    settings: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=0)}
    if "sqlite" in settings["ENGINE"]:
        settings["ENGINE"] = "kith.ground.sqlite"
        settings["CONN_MAX_AGE"] = 3600  # opened anew, it knows how much the tables hold by now
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; "
            "PRAGMA wal_autocheckpoint=0; PRAGMA secure_delete=ON; "
            "PRAGMA cache_size=-16000;",  # 16 MB: what one page reads of 250 people, it reads from the file once
        }
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


DATABASES = {"default": database(ENVIRONMENT.database_url)}
OWNER_DATABASE = database(ENVIRONMENT.owner_database_url)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["kith.ground.sign_in.backends.WithTheirOrganisation"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("sign_in_name", "display_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "kith.ground.sign_in.passwords.OwnWordsValidator"},
]
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 60 * 60

ACCOUNT_ADAPTER = "kith.ground.sign_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "kith.ground.sign_in.forms.SignInForm",
    "reset_password": "kith.ground.sign_in.forms.ForgottenForm",
    "reset_password_from_key": "kith.ground.sign_in.forms.NewPasswordForm",
    "set_password": "kith.ground.sign_in.forms.SetPasswordForm",
    "change_password": "kith.ground.sign_in.forms.ChangePasswordForm",
    "reauthenticate": "kith.ground.sign_in.forms.StillYouForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "complaint": "5/10m/ip,30/d/ip",
    "ask_code": "10/10m/ip,3/10m/key,8/d/key",
    "type_code": "30/10m/ip",
    "know_device": "10/10m/ip",
    "pin": "30/10m/key",
}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "kith.ground.sign_in.tokens.ResetTokens"  # noqa: S105 - a name
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
MFA_ADAPTER = "kith.ground.sign_in.adapters.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "kith.ground.sign_in.forms.CodeForm",
    "reauthenticate": "kith.ground.sign_in.forms.CodeAgainForm",
    "activate_totp": "kith.ground.sign_in.forms.AppForm",
    "add_webauthn": "kith.ground.sign_in.forms.PasskeyForm",
    "edit_webauthn": "kith.ground.sign_in.forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_TOTP_TOLERANCE = 0

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_counter",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_NAME = ENVIRONMENT.cookie("kith-session")
CSRF_COOKIE_NAME = ENVIRONMENT.cookie("kith-csrf")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.is_https else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}

KITH_DEVICE_COOKIE = ENVIRONMENT.cookie("kith-device")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), *([("ar-xb", "Accented, right to left")] if KITH_DEMO else [])]
LANGUAGES_BIDI = ["ar", "ur"]
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_NAME = ENVIRONMENT.cookie("kith-language")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

KITH_NAVIGATION = "kith.home.queries.navigation"
KITH_PAGES_KNOW = {"svg": "kith.networks.pages.svg", "tie_words": "kith.networks.pages.tie_words"}
KITH_BESIDE = "kith.own_record.queries.statements.beside"
KITH_FULL_VIEW = "kith.home.pages.errors.full"
KITH_READ_AHEAD = ("kith.matching.queries.finding.read_ahead",)
CSRF_FAILURE_VIEW = "kith.home.pages.errors.forged"

STATIC_URL = "/static/"
STATIC_ROOT = None  # WhiteNoise finds each file where it lies; nothing is collected
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kith.ground.web.logs.JsonLine"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": ENVIRONMENT.log_level},
}
