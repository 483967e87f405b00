"""Tests of schemes and concepts."""
