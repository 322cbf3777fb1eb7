"""From scanned pages to restored text and records: stages, flow, storage, command line."""
