"""Looking without making: what is wrong, why a row is there, what differs from another year."""
