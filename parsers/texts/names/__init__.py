"""Names of bodies and cases: folded, compared, composed by a naming convention."""
