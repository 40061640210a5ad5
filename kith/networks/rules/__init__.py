"""What a map means: its vocabulary, its measures, its decisions and its drawing. Pure; nothing here reads a store."""
