"""Whose turn it is, what was run, and who is alive to run it."""

from django.db import models

from kith.ground.tables import Retention, Sensitivity


class Turn(models.Model):
    """When a job is next due. Taking it moves `due_at` to the end of the lease and `number` on by one.

    A runner that dies leaves its turn taken; when the lease is over the job is due again. One that was too slow finds
    another number and settles nothing.
    """

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()
    number = models.PositiveBigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)


class Run(models.Model):
    """One tick that did something, or failed. `because` names the kind of failure, never anybody's words."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    name = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    began_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="run_is_settled_once")]


class Heartbeat(models.Model):
    """A runner that is alive: a thread of the web process, or `kith work`."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    runner = models.CharField(max_length=80, primary_key=True)
    beat_at = models.DateTimeField()
