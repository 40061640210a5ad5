"""The parts of a record, what a copy of it holds, and what becomes of what somebody says of it."""
