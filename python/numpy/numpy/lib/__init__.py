"""Parts of numpy that are modules of their own."""
