"""Words as data. A pack says where it comes from and where it is known to be wrong."""
