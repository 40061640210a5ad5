"""Giving a directory its next edition, within the action that changes it."""

from dataclasses import dataclass
from uuid import UUID

from kith.directory.models import Edition, EditionStep
from kith.ground.ids import new_id


@dataclass(frozen=True)
class NextEdition:
    """The edition after this one. Whoever takes it holds the directory's until what was changed is committed."""

    organisation_id: UUID

    def changes_one(self, listing_id: UUID) -> None:
        """Begin an edition in which one listing is otherwise."""
        self._begin(listing_id)

    def changes_any(self) -> None:
        """Begin an edition in which any listing may be otherwise."""
        self._begin(None)

    def _begin(self, listing_id: UUID | None) -> None:
        rows = Edition.objects.select_for_update()
        edition, _ = rows.get_or_create(organisation_id=self.organisation_id, defaults={"token": new_id()})
        edition.number, edition.token = edition.number + 1, new_id()
        edition.save(update_fields=["number", "token"])
        EditionStep.objects.create(
            organisation_id=self.organisation_id, number=edition.number, token=edition.token, listing_id=listing_id
        )
