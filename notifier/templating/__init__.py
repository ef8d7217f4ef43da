"""Renders templates in a sandbox, with strangers' words made safe."""
