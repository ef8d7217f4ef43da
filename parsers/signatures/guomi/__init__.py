"""Verifies SM2 signatures with SM3 digests (GB/T 32918, GB/T 32905), and reads strict DER."""
