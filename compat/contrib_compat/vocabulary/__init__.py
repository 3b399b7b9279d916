"""Constants alone: the keys of modes, metrics, predictions and problems."""
