"""One module for the copy, one for what somebody says of their record."""
