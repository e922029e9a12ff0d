"""From a workshop that is over to its recap: who is asked for one and when, and what the recap begins with."""
