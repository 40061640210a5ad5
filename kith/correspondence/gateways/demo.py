"""The way out of a demo and of tests, which leads nowhere: a parcel counts as delivered and is read in the outbox."""

from kith.correspondence.gateways import Parcel


class NothingLeaves:
    """Takes every parcel and keeps none."""

    def send(self, parcel: Parcel) -> str:
        return f"demo {parcel.key}"[:120]
