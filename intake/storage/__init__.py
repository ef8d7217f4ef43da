"""What is kept on disk: letters, facts, evidence pictures, backups."""
