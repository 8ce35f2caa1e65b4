"""The condition language: closed, total, typed, three-valued."""
