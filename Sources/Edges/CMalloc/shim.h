// glibc's own header, which is not a part of the module Glibc.
#include <malloc.h>
