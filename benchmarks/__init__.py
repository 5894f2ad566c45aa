"""Where time goes, as ratios measured in one run."""
