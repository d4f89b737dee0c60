// libidn2's own header; Swift can call all that we use of it.
#include <idn2.h>
