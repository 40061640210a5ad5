"""What is over, what stands in the way, what is set apart, and everything that is kept about somebody."""
