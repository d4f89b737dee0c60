/*
 * The fastest answer libmicrohttpd can give: what Understudy's throughput is measured against.
 *
 *     cc -O2 static-server.c -o static-server -lmicrohttpd
 *
 * Reads each request's body to its end and answers 200 with one fixed JSON text. Takes the number of threads as its
 * argument (default: one a core), prints its address, and ends on SIGTERM or SIGINT.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char body[] =
    "{\"payment_intent_id\":\"pi_3f9c1a7e5b2d4c60\",\"amount\":19995,\"currency\":\"GBP\","
    "\"identifier\":\"order-1001\",\"merchantid\":11223344,\"intent_status\":\"open\","
    "\"created\":\"2025-01-01T12:00:00Z\"}";

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **request) {
    static char seen;
    (void)cls, (void)url, (void)method, (void)version, (void)upload;
    if (*request == NULL) {
        *request = &seen;
        return MHD_YES;
    }
    if (*upload_size != 0) {
        *upload_size = 0;
        return MHD_YES;
    }
    /* One response for each request: threads that share one wait for its lock. */
    struct MHD_Response *response =
        MHD_create_response_from_buffer(sizeof body - 1, (void *)body, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", "application/json");
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

int main(int argc, char **argv) {
    long threads = argc > 1 ? strtol(argv[1], NULL, 10) : sysconf(_SC_NPROCESSORS_ONLN);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    /* Before the threads start, so that they inherit it and sigwait gets the signal. */
    pthread_sigmask(SIG_BLOCK, &ending, NULL);

    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, NULL,
        MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned int)(threads > 1 ? threads : 0),
        MHD_OPTION_CONNECTION_LIMIT, 1024u,
        MHD_OPTION_END);
    if (daemon == NULL) {
        fprintf(stderr, "static-server: cannot listen on 127.0.0.1\n");
        return 3;
    }
    printf("http://127.0.0.1:%d\n", (int)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);

    int signal_number;
    sigwait(&ending, &signal_number);
    MHD_stop_daemon(daemon);
    return 0;
}
