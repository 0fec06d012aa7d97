"""Made mail: letters in both languages, signed, and sent through what changes mail on its way."""
