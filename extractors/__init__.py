"""From the text of administrative documents to typed records."""
