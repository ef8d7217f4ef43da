"""Makes electronic seals with test keys: SM2 signatures, certificates, and the structures of seals."""
