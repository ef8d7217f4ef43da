"""Header fields: addresses, dates, receipt, authentication results."""
