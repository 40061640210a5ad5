"""What a danger may be, what a safety plan holds, how contact ends, which ways to help are shown. Pure."""
