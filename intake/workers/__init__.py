"""Processes that read and judge apart: bounded, without network, expendable."""
