// The headers of OpenSSL's libcrypto that we use: digests and MACs (evp.h), and comparing in constant time (crypto.h).
#ifndef UNDERSTUDY_CLIBCRYPTO_SHIM_H
#define UNDERSTUDY_CLIBCRYPTO_SHIM_H

#include <openssl/crypto.h>
#include <openssl/evp.h>

#endif
