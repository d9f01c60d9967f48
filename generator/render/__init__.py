"""From view models to bytes."""
