# cython: language_level=3
cdef object moment(bytes date)
cdef str identity(value)
cdef tuple subject(value)
cdef bytes addresses(value)
