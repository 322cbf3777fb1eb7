"""Training of the restorer, step by step; see `diacritics/model/README.md`."""
