"""What each page shows: frozen values reckoned from the ledger, all that a template needs and nothing more."""
