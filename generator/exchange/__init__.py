"""What comes from elsewhere: earlier versions out of Git."""
