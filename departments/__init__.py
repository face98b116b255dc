"""Who we are: universities, their departments, people, contacts and documents."""
