"""Tests of passages, at their own address and in their document."""
