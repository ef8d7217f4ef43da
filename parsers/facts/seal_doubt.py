"""Names what makes an intact electronic seal one that a person must look at."""

from enum import StrEnum


class SealDoubt(StrEnum):
    """`UNPROVEN`: the seal's maker did not sign it. `SIGNER_UNLISTED`: the seal does not name the
    signer's certificate. The two `..._THEN`: not valid at the time of signing. `TIME_UNKNOWN`: no
    time of signing is told. `ANOTHER_SEAL`: the file shows a seal other than the one signed.
    """

    UNPROVEN = "seal-unproven"
    SIGNER_UNLISTED = "signer-unlisted"
    SEAL_NOT_VALID_THEN = "seal-not-valid-then"
    CERTIFICATE_NOT_VALID_THEN = "certificate-not-valid-then"
    TIME_UNKNOWN = "time-unknown"
    ANOTHER_SEAL = "another-seal-shown"
