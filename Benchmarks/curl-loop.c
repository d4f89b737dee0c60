/*
 * The fastest client libcurl makes: what the verifier's steps are measured against.
 *
 *     cc -O2 curl-loop.c -o curl-loop -lcurl
 *     curl-loop URL 'cp-api-key: …' requests 1000
 *
 * 'requests' has one request a line, `PATH BODY`. All of them are sent so many times over one kept connection, each
 * time in a sandbox of its own of the mock. `{n}` stands for the number of the round, `{id}` for the text that the last
 * response had as "payment_intent_id". Prints the seconds it took; a status that is not 200 ends it with exit code 1.
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST = 64 << 10, MOST = 64 };

struct text {
    char bytes[LARGEST];
    size_t length;
};

static struct text response;
static char id[128];

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
    struct text *text = context;
    if (size * count >= LARGEST - text->length) return 0;
    memcpy(text->bytes + text->length, bytes, size * count);
    text->length += size * count;
    text->bytes[text->length] = 0;
    return size * count;
}

static void remember_id(void) {
    static const char name[] = "\"payment_intent_id\":\"";
    const char *start = strstr(response.bytes, name);
    if (start != NULL) sscanf(start + sizeof name - 1, "%127[^\"]", id);
}

/* Copies a template with what its placeholders stand for. */
static void fill(char *result, const char *template, const char *number) {
    size_t length = 0;
    while (*template != 0 && length < LARGEST - sizeof id) {
        const char *value = NULL;
        if (strncmp(template, "{n}", 3) == 0) value = number, template += 3;
        else if (strncmp(template, "{id}", 4) == 0) value = id, template += 4;
        if (value == NULL) result[length++] = *template++;
        else length += (size_t)sprintf(result + length, "%s", value);
    }
    result[length] = 0;
}

static void send_request(CURL *curl, const char *base, const char *path, const char *body) {
    static char url[4096];
    long status = 0;
    snprintf(url, sizeof url, "%s%s", base, path);
    response.length = 0;
    response.bytes[0] = 0;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_OK && status == 200) return;
    fprintf(stderr, "curl-loop: POST %s %s: %s, status %ld: %s\n", url, body, curl_easy_strerror(code), status,
            response.bytes);
    exit(1);
}

/* The lines of a file; each is `PATH BODY`. */
static int read_lines(const char *path, char *lines[MOST]) {
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    int count = 0;
    size_t size = 0;
    while (count < MOST && (lines[count] = NULL, getline(&lines[count], &size, file)) > 0) {
        lines[count][strcspn(lines[count], "\n")] = 0;
        size = 0;
        count++;
    }
    fclose(file);
    return count;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: curl-loop URL FIELD FILE ROUNDS\n");
        return 64;
    }
    static char body[LARGEST];
    char *lines[MOST], *bodies[MOST], sandbox[128], number[32];
    int count = read_lines(argv[3], lines), rounds = atoi(argv[4]);
    for (int i = 0; i < count; i++) {
        bodies[i] = strchr(lines[i], ' ');
        *bodies[i]++ = 0;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &response);

    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int round = 1; round <= rounds; round++) {
        snprintf(number, sizeof number, "%d", round);
        snprintf(sandbox, sizeof sandbox, "Understudy-Sandbox: loop-%d-%d", (int)getpid(), round);
        struct curl_slist *fields = curl_slist_append(NULL, "Content-Type: application/json");
        fields = curl_slist_append(curl_slist_append(fields, argv[2]), sandbox);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields);
        for (int i = 0; i < count; i++) {
            fill(body, bodies[i], number);
            send_request(curl, argv[1], lines[i], body);
            remember_id();
        }
        curl_slist_free_all(fields);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.6f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
    curl_easy_cleanup(curl);
    return 0;
}
