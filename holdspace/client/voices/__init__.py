"""Voices put a beat into words."""
