"""Where a text refers to a law, by a name or by a noun that stands for one, and which law it means."""
