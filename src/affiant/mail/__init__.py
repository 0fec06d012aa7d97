"""The mail desk: troves read whole, attributed with care, authenticated years later."""
