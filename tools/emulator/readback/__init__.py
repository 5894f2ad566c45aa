"""Compare what is deployed with what the template asked for, through the service APIs."""
