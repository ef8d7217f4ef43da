"""Takes in what comes another way than by mail: files handed over, papers by post."""
