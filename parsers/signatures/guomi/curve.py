"""Computes with points of the curve sm2p256v1 (GB/T 32918.5), as far as verification needs them.

`cryptography` has SM3 but no SM2, for its curve is none of those that package takes; the pure Python
packages that have SM2 accept points off the curve and are not kept. Only public values are used
here, so that the arithmetic need not hide its course.
"""

P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
A = P - 3
B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
N = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
Point = tuple[int, int]
"""x and y of a point on the curve; infinity is None where it can come up."""

G: Point = (
    0x32C4AE2C_1F198119_5F990446_6A39C994_8FE30BBF_F2660BE1_715A4589_334C74C7,
    0xBC3736A2_F4F6779C_59BDCEE3_6B692153_D0A9877C_C62A4740_02DF32E5_2139F0A0,
)
_Jacobian = tuple[int, int, int]
# z = 0 is infinity.
_INFINITY: _Jacobian = (1, 1, 0)


def is_on_curve(point: Point) -> bool:
    x, y = point
    return 0 <= x < P and 0 <= y < P and (y * y - (x * x + A) * x - B) % P == 0


def sum_of_multiples(s: int, t: int, point: Point) -> Point | None:
    """Return s·G + t·point; None for infinity. Both numbers are below N."""
    both = _add((*G, 1), (*point, 1))
    table = (_INFINITY, (*G, 1), (*point, 1), both)
    total = _INFINITY
    for bit in reversed(range(max(s.bit_length(), t.bit_length()))):
        total = _double(total)
        pick = (s >> bit & 1) | (t >> bit & 1) << 1
        if pick:
            total = _add(total, table[pick])
    return _affine(total)


def _affine(point: _Jacobian) -> Point | None:
    x, y, z = point
    if z == 0:
        return None
    inverse = pow(z, -1, P)
    square = inverse * inverse % P
    return x * square % P, y * square * inverse % P


def _double(point: _Jacobian) -> _Jacobian:
    x, y, z = point
    if z == 0 or y == 0:
        return _INFINITY
    squared_y, squared_z = y * y % P, z * z % P
    s = 4 * x * squared_y % P
    # a = -3: 3·x² + a·z⁴ is a product.
    m = 3 * (x - squared_z) * (x + squared_z) % P
    doubled = (m * m - 2 * s) % P
    return doubled, (m * (s - doubled) - 8 * squared_y * squared_y) % P, 2 * y * z % P


def _add(one: _Jacobian, other: _Jacobian) -> _Jacobian:
    if one[2] == 0:
        return other
    if other[2] == 0:
        return one
    (x1, y1, z1), (x2, y2, z2) = one, other
    square1, square2 = z1 * z1 % P, z2 * z2 % P
    u1, u2 = x1 * square2 % P, x2 * square1 % P
    s1, s2 = y1 * square2 * z2 % P, y2 * square1 * z1 % P
    if u1 == u2:
        return _double(one) if s1 == s2 else _INFINITY
    h, r = (u2 - u1) % P, (s2 - s1) % P
    squared = h * h % P
    cubed, v = h * squared % P, u1 * squared % P
    x3 = (r * r - cubed - 2 * v) % P
    return x3, (r * (v - x3) - s1 * cubed) % P, h * z1 * z2 % P
