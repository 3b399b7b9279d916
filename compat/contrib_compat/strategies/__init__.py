"""Export strategies: the class, the factories, best-model selection, garbage collection."""
