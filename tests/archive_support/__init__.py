"""Stages that misbehave on demand, and a program that runs them over an archive: what worker processes import."""
