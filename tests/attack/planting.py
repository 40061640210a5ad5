"""Putting a payload behind every text that people wrote, in every row of every table that there is."""

from django.db import DatabaseError, models, transaction

from tests.attack import asking

PLANTED = "\"'><kith-planted onfocus=alert(1) autofocus>"


def is_said(text: str) -> bool:
    """Say whether somebody wrote this: what the house itself writes in codes begins with a small letter or a digit."""
    return text[:1].isupper() and not text.isupper()


def plant(payload: str = PLANTED) -> int:
    """Put the payload behind every text that people wrote; return into how many columns it went."""
    places = 0
    for table in asking.OURS:
        if table._meta.app_label == "audit":
            continue
        for field in table._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices and field.name != "zone":
                places += _plant_in(table, field, payload)
    return places


def _plant_in(table: type[models.Model], field: "models.Field[object, object]", payload: str) -> int:
    longest, done = getattr(field, "max_length", None) or 10_000, 0
    for row in table._base_manager.all():
        said = getattr(row, field.attname)
        if not isinstance(said, str) or not is_said(said):
            continue
        try:
            with transaction.atomic():
                words = said[: longest - len(payload)] + payload
                table._base_manager.filter(pk=row.pk).update(**{field.attname: words})
                done = 1
        except DatabaseError:
            continue  # the store holds this column to codes of its own
    return done
