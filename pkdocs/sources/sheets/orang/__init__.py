"""Posts, people and what they confirm in sheets."""
