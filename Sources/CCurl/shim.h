#pragma once
#include <curl/curl.h>
#include <errno.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic; each use gets a typed wrapper.
typedef size_t (*heed_curl_write)(char *, size_t, size_t, void *);
static inline CURLcode heed_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
static inline CURLcode heed_curl_set_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode heed_curl_set_size(CURL *h, CURLoption o, curl_off_t v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode heed_curl_set_string(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode heed_curl_set_pointer(CURL *h, CURLoption o, void *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode heed_curl_set_bytes(CURL *h, CURLoption o, const void *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode heed_curl_set_write(CURL *h, CURLoption o, heed_curl_write f) { return curl_easy_setopt(h, o, f); }
static inline CURLcode heed_curl_set_list(CURL *h, CURLoption o, struct curl_slist *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode heed_curl_get_long(CURL *h, CURLINFO i, long *v) { return curl_easy_getinfo(h, i, v); }
static inline CURLcode heed_curl_get_size(CURL *h, CURLINFO i, curl_off_t *v) { return curl_easy_getinfo(h, i, v); }
static inline CURLcode heed_curl_get_pointer(CURL *h, CURLINFO i, char **v) { return curl_easy_getinfo(h, i, v); }
static inline CURLMcode heed_curlm_set_long(CURLM *m, CURLMoption o, long v) { return curl_multi_setopt(m, o, v); }
static inline int heed_curlmsg_done(const CURLMsg *m) { return m->msg == CURLMSG_DONE; }
static inline CURLcode heed_curlmsg_result(const CURLMsg *m) { return m->data.result; }

static const curl_socket_t heed_no_socket = CURL_SOCKET_TIMEOUT;
// How libcurl tells which sockets to wait for, and until when.
typedef int (*heed_curlm_socket)(CURL *, curl_socket_t, int, void *, void *);
typedef int (*heed_curlm_timer)(CURLM *, long, void *);
static inline CURLMcode heed_curlm_set_socket(CURLM *m, heed_curlm_socket f, void *v) {
  curl_multi_setopt(m, CURLMOPT_SOCKETDATA, v);
  return curl_multi_setopt(m, CURLMOPT_SOCKETFUNCTION, f);
}
static inline CURLMcode heed_curlm_set_timer(CURLM *m, heed_curlm_timer f, void *v) {
  curl_multi_setopt(m, CURLMOPT_TIMERDATA, v);
  return curl_multi_setopt(m, CURLMOPT_TIMERFUNCTION, f);
}

// epoll in libcurl's words: interest as CURL_POLL_*, readiness as CURL_CSELECT_*.
typedef struct {
  int socket;
  int readiness;
} heed_ready;
enum { heed_ready_most = 64 };

static inline int heed_wait_open(void) { return epoll_create1(EPOLL_CLOEXEC); }
static inline int heed_wake_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
static inline void heed_wake_post(int wake) { (void)!write(wake, &(uint64_t){1}, 8); }
static inline void heed_wake_clear(int wake) { (void)!read(wake, &(uint64_t){0}, 8); }
/// 0, or -1 with errno.
static inline int heed_wait_for(int wait, int socket, int interest) {
  if (interest == CURL_POLL_REMOVE) {
    epoll_ctl(wait, EPOLL_CTL_DEL, socket, NULL);
    return 0; // A socket that was closed has left by itself.
  }
  struct epoll_event event = {.data.fd = socket};
  if (interest & CURL_POLL_IN) event.events |= EPOLLIN;
  if (interest & CURL_POLL_OUT) event.events |= EPOLLOUT;
  if (epoll_ctl(wait, EPOLL_CTL_ADD, socket, &event) == 0) return 0;
  return errno == EEXIST ? epoll_ctl(wait, EPOLL_CTL_MOD, socket, &event) : -1;
}
/// How many are ready, which may be none; -1 with errno.
static inline int heed_wait(int wait, heed_ready *ready, int milliseconds) {
  struct epoll_event events[heed_ready_most];
  int count = epoll_wait(wait, events, heed_ready_most, milliseconds);
  if (count < 0 && errno == EINTR) return 0;
  for (int i = 0; i < count; i++) {
    uint32_t what = events[i].events;
    int in = what & EPOLLIN ? CURL_CSELECT_IN : 0, out = what & EPOLLOUT ? CURL_CSELECT_OUT : 0;
    ready[i].socket = events[i].data.fd;
    ready[i].readiness = in | out | (what & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
  }
  return count;
}
