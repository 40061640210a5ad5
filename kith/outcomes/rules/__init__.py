"""What an instrument is, how it is scored and compared, and when it may be asked; pure."""
