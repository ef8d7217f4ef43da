"""Drafts a campaign file from an announcement and its annexes."""
