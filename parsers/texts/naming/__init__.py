"""Reads and composes names by a call's convention, such as `{applicant}—{case_title}—固定文字`."""
