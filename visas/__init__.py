"""How to come to the country, register and stay lawfully."""
