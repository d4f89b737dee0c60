// PCRE2's own header for 8-bit code units; the width must be set before it is included. Swift sees the functions under
// their suffixed names (`pcre2_compile_8`), because the unsuffixed ones are macros.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
