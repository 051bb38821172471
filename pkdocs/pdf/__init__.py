"""Documents as PDF: made, found current, signed, bound together, looked at."""
