"""Who may see what a person said about sharing."""

from kith.ground.access.scoping import about_a_person, scope

SHARINGS = scope("consent.Sharing", *about_a_person("person"))
SHARING_ITEMS = scope("consent.SharingItem", *about_a_person("sharing__person"))
GONE = scope("consent.Gone", *about_a_person("person"))
