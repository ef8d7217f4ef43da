"""Full-text search and near duplicates."""
