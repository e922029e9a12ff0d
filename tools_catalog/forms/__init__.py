"""Forms of the admin for tools and assessments."""
