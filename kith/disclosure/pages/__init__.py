"""One module for requests, one for putting a pack together, one for packs that go out."""
