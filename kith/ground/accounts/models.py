"""Organisations, teams, accounts and roles held."""

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from kith.ground.actor import Role
from kith.ground.ids import new_id
from kith.ground.tables import Retention, Row, Sensitivity


class Organisation(models.Model):
    """Who answers for the records: a service, a council team, a charity. `zone` is where its days begin."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    class Kind(models.TextChoices):
        DEMO = "demo"
        LIVE = "live"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    zone = models.CharField(max_length=64, default="Europe/London")
    kind = models.CharField(max_length=8, choices=Kind)


class Team(Row):
    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    name = models.CharField(max_length=200)


class Accounts(BaseUserManager["Account"]):
    """Reaches accounts for sign-in; `natural key` is the sign-in name."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(sign_in_name=username)


class Account(AbstractBaseUser):
    """Somebody who can sign in. An e-mail address is optional: many people have none."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.PERSONAL

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sign_in_name = models.CharField(max_length=150, unique=True)
    display_name = models.CharField(max_length=150)
    email = models.EmailField(blank=True, default="")
    language = models.CharField(max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    sign_outs = models.PositiveIntegerField(default=0)

    objects = Accounts()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="account_email_is_one_persons"),
        ]

    def get_session_auth_hash(self) -> str:
        """Return what binds a session to its account: it changes with the password and with signing out everywhere."""
        bound = f"{self.password}:{self.sign_outs}"
        return salted_hmac("kith.session", bound, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return no older key's hash: after a change of the signing key everybody signs in again."""
        return iter(())


class RoleHeld(models.Model):
    """A role that an account holds, in one team or in the whole organisation, until it ends."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "team"], condition=Q(ends_at=None), name="role_is_held_once"
            ),
        ]
        indexes = [models.Index(fields=["account", "ends_at"])]
