"""The human-rights policy knowledge base: claims, their claimants, and the exact words they rest on."""
