"""Opens containers that mail programs put around letters: S/MIME, winmail.dat, .msg."""
