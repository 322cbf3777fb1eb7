"""What the extractors' models are made with."""
