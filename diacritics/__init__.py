"""Vietnamese writing, and the restorer that repairs text an OCR has ruined."""
