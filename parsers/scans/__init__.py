"""Reads pages without a text layer by OCR."""
