"""What citations are made of: keywords, numbers in every writing, marks of parts, joints."""
