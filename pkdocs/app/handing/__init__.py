"""What becomes of agreements: signed, scanned, handed over, entered, uploaded; how far it is."""
