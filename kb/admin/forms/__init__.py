"""What holds for every form of the desks: whose it is, sent late, sent twice, or to decide about what was seen."""
