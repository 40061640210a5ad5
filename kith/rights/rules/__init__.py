"""Decisions of this room: who may speak for whom, how a decision is recorded, and when somebody must be answered."""
