"""Devices that Kith knows again: a tablet that several people share at work, and one's own on which a PIN lets one in.

A device is known by a secret in its browser's cookie, which changes whenever somebody comes in. It opens nothing by
itself: who takes it up shows who they are, and reaches less than with everything they have.
"""
