"""What OCR reads of pages without a text layer."""
