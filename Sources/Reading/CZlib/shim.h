// zlib's own header. `inflateInit2` is a macro, which Swift cannot call.
#include <zlib.h>

static inline int understudy_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}
