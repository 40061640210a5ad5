"""What people write about limits, concerns and the ladder, as typed values."""
