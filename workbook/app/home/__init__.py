"""Home: where one stands, and what is next."""
