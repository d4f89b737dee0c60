// libyaml's own header; everything in it can be called from Swift as it is.
#include <yaml.h>
