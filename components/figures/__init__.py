"""Charts: one Plotly template, one function per chart named for what it shows, tidy frames in, figures out."""
