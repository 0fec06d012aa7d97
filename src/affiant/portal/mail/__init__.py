"""The mail desk's pages. Every row comes through `portal.mail.rows`, every word through masks."""
