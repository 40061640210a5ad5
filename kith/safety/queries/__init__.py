"""Reading dangers, safety plans, endings and what of them is due. Frozen data, only what the reader may see."""
