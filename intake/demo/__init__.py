"""`intake demo`: the whole chain on the sample letters; `play` tells the story."""
