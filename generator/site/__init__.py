"""The site: everything that knows MkDocs and Material, and nothing else does."""
