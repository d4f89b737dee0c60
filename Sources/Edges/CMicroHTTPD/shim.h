#pragma once

// Swift's module of the C library leaves the two headers of <sys> out.
#include <microhttpd.h>
#include <stdatomic.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

/// What `understudy_start_daemon` passes to libmicrohttpd.
struct understudy_daemon_options {
    /// How many threads wait for events; 1 is one thread without a pool.
    unsigned int threads;
    /// Bytes a connection has for its request's and its response's head.
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
};

/// Starts a daemon that is given its connections with MHD_add_connection; NULL when it cannot start.
///
/// Swift cannot call MHD_start_daemon: it is variadic.
/// Without MHD_USE_ERROR_LOG the library writes nothing to standard error.
static inline struct MHD_Daemon *understudy_start_daemon(const struct understudy_daemon_options *options) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL,
        options->handle, options->context,
        MHD_OPTION_THREAD_POOL_SIZE, options->threads > 1 ? options->threads : 0,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->connection_memory,
        MHD_OPTION_CONNECTION_LIMIT, options->connection_limit,
        MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds,
        MHD_OPTION_URI_LOG_CALLBACK, options->begin, options->context,
        MHD_OPTION_NOTIFY_COMPLETED, options->complete, options->context,
        MHD_OPTION_NOTIFY_CONNECTION, options->connection, options->context,
        MHD_OPTION_END);
}

/// A number of the calling thread's own: 0 for the first that asks, 1 for the second, and so on.
///
/// Swift has no variables of a thread.
static inline unsigned int understudy_thread_number(void) {
    static _Atomic unsigned int next = 0;
    static _Thread_local unsigned int number = 0;
    if (number == 0) number = atomic_fetch_add_explicit(&next, 1, memory_order_relaxed) + 1;
    return number - 1;
}

/// The connection's socket, which stays libmicrohttpd's; -1 when it is unknown.
///
/// Swift cannot call MHD_get_connection_info: it is variadic.
static inline int understudy_connection_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}
