"""Facts from those who know Excel: workbooks made, read back, tried out, and who still owes one."""
