"""The search page, the lists that are searches, and what stands around their hits."""
