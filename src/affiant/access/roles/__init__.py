"""Who may do what with which documents. Closed by default: what no grant gives is denied."""
