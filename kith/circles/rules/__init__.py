"""Where somebody stands in a circle, and which words would name somebody they are not shown; pure."""
