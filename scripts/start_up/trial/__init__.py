"""A snapshot is tried before it is published: in Node and in Chromium, restored as readers restore it."""
