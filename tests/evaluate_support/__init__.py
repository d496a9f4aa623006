"""What tests share: marked sentences, a report through the stages, and the figures of the quality floor."""
