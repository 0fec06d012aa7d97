"""Files that come through the portal: named, kept in quarantine, handed to the reading.

What a browser calls a file is a label (`names`) and never a place: its bytes lie in
`uploads/` inside the casefile under numbers (`quarantine`) until a job reads them. Nothing
opens them before, and then only the sandbox does.
"""
