"""View models: what each page shows, as plain frozen values."""
