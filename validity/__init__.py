"""Whether a simulated person tells good help from poor: helpers written blind, played against every person."""
