"""Taking a request, putting its pack together, a second look, and letting it out."""
