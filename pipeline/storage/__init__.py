"""What a run keeps: the ledger, the tables and the texts in the output folder."""
