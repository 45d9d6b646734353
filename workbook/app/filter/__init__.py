"""The tell-a-friend filter."""
