"""What we think of it: campaign, dossier, rules, verdict. Imports only `parsers`; touches nothing."""
