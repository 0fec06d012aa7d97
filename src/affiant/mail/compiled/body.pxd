# cython: language_level=3
cdef tuple held(bytes body, str kind, str encoding, str disposition)
