"""What was answered and decided, in words. Outputs and screens say the same thing by it."""
