"""Pages for those who keep to the schedule: what is over, holds, what is set apart, certificates."""
