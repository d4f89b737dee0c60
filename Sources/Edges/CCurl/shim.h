// libcurl's own header, and what Swift cannot call of it: curl_easy_setopt and curl_easy_getinfo are variadic, so each
// kind of argument they take gets a function of its own. Their type-checking macros are not imported either.
#ifndef UNDERSTUDY_CCURL_SHIM_H
#define UNDERSTUDY_CCURL_SHIM_H

#include <curl/curl.h>

// curl_easy_setopt is variadic: options that take a long (CURLOPTTYPE_LONG, CURLOPTTYPE_VALUES).
static inline CURLcode understudy_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

// curl_easy_setopt is variadic: options that take a curl_off_t (CURLOPTTYPE_OFF_T).
static inline CURLcode understudy_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

// curl_easy_setopt is variadic: options that take text, which libcurl copies (CURLOPTTYPE_STRINGPOINT).
static inline CURLcode understudy_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

// curl_easy_setopt is variadic: options that take a list, which must outlive the transfer (CURLOPTTYPE_SLISTPOINT).
static inline CURLcode understudy_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

// curl_easy_setopt is variadic: options that take a pointer of any kind (CURLOPTTYPE_OBJECTPOINT, CURLOPTTYPE_CBPOINT).
static inline CURLcode understudy_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, (void *)value);
}

// curl_easy_setopt is variadic: CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, called with the bytes that come.
static inline CURLcode understudy_curl_set_write(CURL *handle, CURLoption option, curl_write_callback function) {
    return curl_easy_setopt(handle, option, function);
}

// curl_easy_setopt is variadic: CURLOPT_PREREQFUNCTION, called each time a request is about to be sent.
static inline CURLcode understudy_curl_set_prerequest(CURL *handle, curl_prereq_callback function) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
}

// curl_easy_setopt is variadic: CURLOPT_CLOSESOCKETFUNCTION, called instead of close(2).
static inline CURLcode understudy_curl_set_close(CURL *handle, curl_closesocket_callback function) {
    return curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, function);
}

// curl_easy_getinfo is variadic: the socket of the last transfer; -1 when there is none.
static inline int understudy_curl_get_socket(CURL *handle) {
    curl_socket_t value = CURL_SOCKET_BAD;
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &value) == CURLE_OK ? value : CURL_SOCKET_BAD;
}

// curl_easy_getinfo is variadic: facts that are a long (CURLINFO_LONG); 0 when there is none.
static inline long understudy_curl_get_long(CURL *handle, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

#endif
