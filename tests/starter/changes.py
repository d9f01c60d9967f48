"""Changes of a new handbook that tests make."""

from __future__ import annotations

LEVEL = "handbook/ladders/medical-assistant/levels/ma-2.yml"
SKILLS = "handbook/competencies/patient-care.yml"
HARDER = (SKILLS, "count: 10", "count: 12")
"""The change that the guide tells of: more watched blood draws."""
