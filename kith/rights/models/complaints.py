"""What people say went wrong or well, whom it names, and every step of answering it."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.rights.rules.complaints import Found, Matter, Shape, Since, Told


class Complaint(Row):
    """Something that somebody said went wrong, or well, in their words. Nothing in it changes afterwards."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SEALED

    matter = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Matter])
    reference = models.CharField(max_length=8)
    what = models.TextField(max_length=20_000)
    wanted = models.TextField(max_length=20_000, blank=True)
    about_whom = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    is_persons_word = models.BooleanField(default=False)
    said_by = models.CharField(max_length=150)
    raised_by = models.CharField(max_length=150)
    raised_by_account = models.UUIDField(null=True)
    is_signed_out = models.BooleanField(default=False)
    reach = models.CharField(max_length=300, blank=True)
    wants_advocate = models.BooleanField(default=False)
    may_be_named = models.BooleanField(default=False)
    raised_at = models.DateTimeField()
    acknowledge_by = models.DateField(null=True, db_index=True)

    objects = ScopedManager["Complaint"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="complaint_has_its_reference"),
            models.CheckConstraint(
                condition=Q(matter=Matter.COMPLIMENT) | Q(acknowledge_by__isnull=False), name="complaint_has_a_clock"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "raised_at"]), models.Index(fields=["raised_by_account"])]


class Step(Row):
    """One step of answering a complaint."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SEALED

    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Named(Step):
    """Somebody whom a complaint is about. They neither see it nor look into it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="named")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["Named"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "account"], name="complaint_names_somebody_once")]


class Taken(Step):
    """Somebody looks into it from now on. The latest stands."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="taken")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)

    objects = ScopedManager["Taken"]()


class Acknowledgement(Step):
    """Whoever said it has heard from us, in a form they can take in, and knows by when they get an answer."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="acknowledgement")
    told = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Told])
    shape = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Shape])
    words = models.TextField(max_length=2_000, blank=True)
    on = models.DateField()
    answer_by = models.DateField()

    objects = ScopedManager["Acknowledgement"]()


class Answer(Step):
    """What was found, what is done about it, what we learn from it, and how they were told."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="answer")
    found = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Found])
    words = models.TextField(max_length=20_000)
    learnt = models.TextField(max_length=2_000)
    told = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Told])
    shape = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Shape])
    on = models.DateField()

    objects = ScopedManager["Answer"]()


class AskedAgain(Step):
    """A month later: whether anything changed for them since they spoke up."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="asked_again")
    since = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Since])
    words = models.TextField(max_length=2_000, blank=True)
    on = models.DateField()

    objects = ScopedManager["AskedAgain"]()


class GroupIssue(Step):
    """Something a group is asked to put right. It lowers nothing for whoever said it."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="issue")
    listing = models.ForeignKey("directory.Listing", on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["GroupIssue"]()


class IssueAsked(Step):
    """What the group is asked, in words that give nobody away."""

    issue = models.OneToOneField(GroupIssue, on_delete=models.PROTECT, related_name="asked")
    words = models.TextField(max_length=2_000)

    objects = ScopedManager["IssueAsked"]()


class IssueAnswer(Step):
    """What the group did."""

    issue = models.OneToOneField(GroupIssue, on_delete=models.PROTECT, related_name="answer")
    words = models.TextField(max_length=2_000)

    objects = ScopedManager["IssueAnswer"]()
