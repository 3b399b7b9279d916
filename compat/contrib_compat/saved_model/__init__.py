"""SavedModels of several modes: how they are exported, and estimators made of them."""
