"""What several tests of the benchmarks need."""
