"""What takes longer than a page may is made beside the pages, by a process of the server's own.

A thread would do the same work in the server's process, where one thread computes at a time: pages
waited for it. The child reads the casefile for itself, works with what the pages leave of the
machine, and hands over what it made in small pieces, through a pipe. It ends when it has handed
over, and when the pipe closes: it does not outlive its server, however that ends.
"""
