"""The rooms in use, top to bottom. A room imports only from rooms further down: the order is the architecture."""

ROOMS: tuple[str, ...] = (
    "home",
    "today",
    "disclosure",
    "disposal",
    "own_record",
    "record",
    "interop",
    "matching",
    "referrals",
    "circles",
    "gatherings",
    "plans",
    "outcomes",
    "safety",
    "wishes",
    "networks",
    "rights",
    "directory",
    "safeguarding",
    "looking",
    "correspondence",
    "consent",
    "people",
)
"""Rooms of the trade. `config` stands above them all and `ground` beneath."""

GROUND: tuple[str, ...] = ("running", "devices", "sign_in", "files", "jobs", "web", "audit", "access", "accounts")
"""The apps of `kith.ground`, top to bottom."""
