"""What a check found, told to people and to programs in several formats, and what the codes mean."""
