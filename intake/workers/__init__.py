"""Reads and judges in worker processes: limited, without network, replaceable."""
