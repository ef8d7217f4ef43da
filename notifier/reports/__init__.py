"""Builds the daily report for staff: values, page, chart, plain text, workbook."""
