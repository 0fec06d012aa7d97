"""Importers of mail's public keys: files in many forms in, archived keys and problems out.

Pure and streamed: each reads an open file once and gives what it finds as it goes. What has two
meanings is told as a problem with its line, and never guessed; what is wrong in one line spoils
no other.
"""
