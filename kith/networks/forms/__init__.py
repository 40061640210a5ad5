"""What people write about a map, turned into typed values. A worker also says whose word it is and how it was told."""
