"""What people do to applications: each action one transaction, with an event under the actor's name."""
