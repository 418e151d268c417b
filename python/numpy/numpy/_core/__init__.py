"""What arrays and scalars do beside the native half."""
