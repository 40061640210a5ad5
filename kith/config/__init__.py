"""How Kith is run: typed environment, settings, addresses and the `kith` command. No trade words live here."""
