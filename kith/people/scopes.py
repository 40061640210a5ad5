"""Who may see a person at all."""

from kith.ground.access.scoping import about_a_person, scope

PERSONS = scope("people.Person", *about_a_person("pk"))
