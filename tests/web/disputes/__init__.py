"""Tests of issues, and of claimants side by side."""
