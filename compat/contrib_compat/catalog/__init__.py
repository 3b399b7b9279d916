"""What the route table says, told to people and to other programs: one symbol, or all of them."""
