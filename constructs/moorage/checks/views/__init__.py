"""What several checks ask of a model: services with their tasks, rules of listeners, ways out."""
