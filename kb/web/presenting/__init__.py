"""What templates show, worked out beforehand: plain records made from published models, without queries."""
