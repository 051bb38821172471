"""What units bring in sheets: own indicators, Score Card targets, programs; and what they get."""
