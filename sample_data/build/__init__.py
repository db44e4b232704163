"""Builds the sample scorecards from published figures."""
