"""One module for the case chronology, one for requests, one for putting a pack together, one for packs that go out."""
