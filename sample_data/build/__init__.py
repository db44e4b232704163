"""Builds the sample scorecard of Greater Manchester from published figures."""
