"""The catalogue in sheets: its indicators, and the matrices of who receives them."""
