"""The person across the table: state, dynamics, director and voices."""
