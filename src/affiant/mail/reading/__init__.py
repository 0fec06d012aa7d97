"""Troves of mail, split into messages with every byte of them told, and each message read."""
