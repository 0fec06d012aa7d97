cdef bytes base64(bytes body)
