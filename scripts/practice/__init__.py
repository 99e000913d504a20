"""Exercises: how they are written in a page, proved, and shown."""
