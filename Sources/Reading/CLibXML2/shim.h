// libxml2's own headers: the parser, its SAX2 interface and the functions that tell where it stands. The directory
// libxml2 itself, in which these paths are looked up, comes from pkg-config.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
