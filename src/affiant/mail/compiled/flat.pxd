# cython: language_level=3
cdef bytes flat(bytes told, bint is_marked_up)
