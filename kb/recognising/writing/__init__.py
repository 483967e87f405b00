"""How six languages are written: words that can be compared, sentences, letters that stand for one another."""
