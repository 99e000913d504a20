"""The furniture of the book: lists and sheets that are made of the pages while the site is built."""
