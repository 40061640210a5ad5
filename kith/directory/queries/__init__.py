"""Reading the directory: a listing, a page of results, what matching chooses from, what an import would change."""
