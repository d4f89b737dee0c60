#pragma once

// Swift's module of the C library leaves the two headers of <sys> out.
#include <microhttpd.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

/// What `understudy_start_daemon` passes to libmicrohttpd.
struct understudy_daemon_options {
    /// How many threads wait for events; 1 is one thread without a pool.
    unsigned int threads;
    /// Bytes a connection has for the heads of its request and its response, and for a piece of body.
    size_t connection_memory;
    unsigned int connection_limit;
    /// Seconds after which a connection without traffic is closed; 0 is never.
    unsigned int idle_seconds;
    /// The first argument of the callbacks.
    void *context;
    /// Takes the target as it was sent; what it returns is the request's `con_cls`.
    void *(*begin)(void *context, const char *target, struct MHD_Connection *connection);
    MHD_AccessHandlerCallback handle;
    MHD_RequestCompletedCallback complete;
    MHD_NotifyConnectionCallback connection;
    /// Told the status and the page of an answer that the library makes by itself, on its thread and before it sends it.
    void (*failed)(void *context, unsigned int status, const char *page);
};

/// Finds the answers that the library makes by itself among what it would log.
///
/// Swift cannot take a va_list apart. A version that logs another text only makes us miss them.
static inline void understudy_log(void *options, const char *format, va_list arguments) {
    static const char answer[] = "Error processing request (HTTP response code is %u ('%s')).";
    if (strncmp(format, answer, sizeof answer - 1) != 0) return;
    const struct understudy_daemon_options *const known = options;
    const unsigned int status = va_arg(arguments, unsigned int);
    known->failed(known->context, status, va_arg(arguments, const char *));
}

/// Starts a daemon that is given its connections with MHD_add_connection; NULL when it cannot start.
///
/// Swift cannot call MHD_start_daemon: it is variadic.
/// `options` must outlive it.
static inline struct MHD_Daemon *understudy_start_daemon(struct understudy_daemon_options *options) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ERROR_LOG, 0, NULL, NULL,
        options->handle, options->context,
        MHD_OPTION_EXTERNAL_LOGGER, understudy_log, options,
        MHD_OPTION_THREAD_POOL_SIZE, options->threads > 1 ? options->threads : 0,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->connection_memory,
        MHD_OPTION_CONNECTION_LIMIT, options->connection_limit,
        MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds,
        MHD_OPTION_URI_LOG_CALLBACK, options->begin, options->context,
        MHD_OPTION_NOTIFY_COMPLETED, options->complete, options->context,
        MHD_OPTION_NOTIFY_CONNECTION, options->connection, options->context,
        MHD_OPTION_END);
}

/// Keeps the library from parsing the query and the cookies of a request whose line it has read; false without memory.
///
/// Version 0.9.75 takes 56 bytes of the connection's memory for each parameter and each cookie. Where that is not enough
/// it answers a query with silence, and cookies with two heads. So the query is cut off behind its question mark, and
/// the first field of the request becomes a `Cookie` of ours without a value, because the library parses only the first.
/// `target` is the library's own memory, which it writes to right after its callback, although the callback's type says const.
static inline bool understudy_begin_request(const char *target, struct MHD_Connection *connection) {
    char *query = strchr((char *)target, '?');
    if (query != NULL) query[1] = '\0';
    return MHD_set_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_COOKIE, "") == MHD_YES;
}

/// Whether the connection's memory has no place for another field, which is when the library gives a request up.
///
/// What is asked for stays taken until the request ends: 56 bytes for a trailer field of ours, which nobody reads.
static inline bool understudy_is_out_of_memory(struct MHD_Connection *connection) {
    return MHD_set_connection_value(connection, MHD_FOOTER_KIND, "Understudy-Memory", "") != MHD_YES;
}

/// How many bytes the request's head had, with the empty line at its end.
///
/// Swift cannot call MHD_get_connection_info: it is variadic.
static inline size_t understudy_head_size(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info == NULL ? 0 : info->header_size;
}

/// What the connection's callback has stored for it.
///
/// Swift cannot call MHD_get_connection_info: it is variadic.
static inline void *understudy_connection_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

/// The connection's socket, which stays libmicrohttpd's; -1 when it is unknown.
///
/// Swift cannot call MHD_get_connection_info: it is variadic.
static inline int understudy_connection_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}
