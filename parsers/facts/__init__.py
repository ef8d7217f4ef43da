"""What readers yield and are asked: plain frozen values, without bytes."""
