"""The house style, the same on screen and on paper: number formats, colors, and how figures are put into words."""
