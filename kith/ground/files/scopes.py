"""Who may see a photo: whoever may see photos of the person that it is about."""

from kith.ground.access.scoping import about_a_person, scope

PHOTOS = scope("files.Photo", *about_a_person("person"))
