"""Whom we work with: partners, agreements, exchanges and what came of them."""
