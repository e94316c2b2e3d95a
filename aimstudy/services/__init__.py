"""What a person can do with a library: each service returns frozen views and Changes. No Qt."""
