#pragma once
#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <stdlib.h>
#include <wchar.h>

// term.h defines these as macros of common words.
#undef lines
#undef columns
#undef tab
#undef buttons

// Curses keeps its state in globals and macros, which do not import.
static inline WINDOW *heed_screen(void) { return stdscr; }
static inline WINDOW *heed_current_screen(void) { return curscr; }
// The C library's width of one character; hidden in wchar.h behind a feature macro.
extern int wcwidth(wchar_t);
static inline int heed_width(wchar_t c) { return wcwidth(c); }

static inline int heed_colors(void) { return COLORS; }
static inline int heed_color_pairs(void) { return COLOR_PAIRS; }
static inline attr_t heed_bold(void) { return A_BOLD; }
static inline attr_t heed_dim(void) { return A_DIM; }
static inline attr_t heed_italic(void) { return A_ITALIC; }
static inline attr_t heed_underline(void) { return A_UNDERLINE; }
static inline attr_t heed_reverse(void) { return A_REVERSE; }

// Pairs beyond 32767 go through the opts pointer.
static inline void heed_set_attributes(WINDOW *w, attr_t attributes, int pair) {
  int extended = pair;
  wattr_set(w, attributes, (short)(pair > 32767 ? 0 : pair), &extended);
}

// Where curses believes the cursor to be on the terminal.
static inline int heed_cursor_row(void) { return getcury(curscr); }
static inline int heed_cursor_column(void) { return getcurx(curscr); }

// A string of the terminal's description; NULL when it has none (curses says so with 0 or -1).
static inline const char *heed_capability(const char *name) {
  const char *s = tigetstr(name);
  return s == (char *)-1 ? NULL : s;
}

// A counter that wakes poll().
static inline int heed_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static inline int heed_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

static inline int heed_set_window_size(int fd, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(fd, TIOCSWINSZ, &size);
}

// ---- Putting the terminal right whatever ends the process. A signal handler can reach nothing but globals, and every
// object file that uses this header gets its own: only heed_protect and the handlers that it takes touch them, and it
// hands out the address for everything else.

struct heed_restoration {
  int output;
  int input;
  int log_saved;
  int wake;
  int active;
  struct termios modes;
  int has_modes;
  char bytes[256];
  size_t length;
  pid_t owner;
  volatile sig_atomic_t resized;
  volatile sig_atomic_t stopped;
  volatile sig_atomic_t continued;
  volatile sig_atomic_t ended;
  struct sigaction before[NSIG];
  unsigned char taken[NSIG];
  int at_exit;
};

// A static of a function, because those of a header are not emitted for Swift.
static inline struct heed_restoration *heed_state(void) {
  static struct heed_restoration state;
  return &state;
}

static void heed_put_right(void) {
  if (!heed_state()->active || heed_state()->owner != getpid()) return;
  heed_state()->active = 0;
  size_t done = 0;
  while (done < heed_state()->length) {
    ssize_t n = write(heed_state()->output, heed_state()->bytes + done, heed_state()->length - done);
    if (n <= 0) break;
    done += (size_t)n;
  }
  if (heed_state()->has_modes) tcsetattr(heed_state()->input, TCSANOW, &heed_state()->modes);
  if (heed_state()->log_saved >= 0) dup2(heed_state()->log_saved, 2);
}

static void heed_on_fatal(int number) {
  heed_put_right();
  signal(number, SIG_DFL);
  raise(number);
}

static void heed_wake(void) {
  unsigned long long one = 1;
  if (heed_state()->wake >= 0 && write(heed_state()->wake, &one, sizeof one) < 0) {
    // The counter is full: the loop is awake anyway.
  }
}

// The first wish that the process end is the loop's to follow, so that it keeps what it knows; the second one is obeyed.
static void heed_on_end(int number) {
  int saved = errno;
  // A terminal that goes away says so more than once: the shell passes it on.
  if (heed_state()->active && heed_state()->ended && number == SIGHUP) return;
  if (!heed_state()->active || heed_state()->ended) heed_on_fatal(number);
  heed_state()->ended = number;
  heed_wake();
  errno = saved;
}

static void heed_on_change(int number) {
  int saved = errno;
  if (number == SIGWINCH) heed_state()->resized = 1;
  if (number == SIGTSTP) heed_state()->stopped = 1;
  if (number == SIGCONT) heed_state()->continued = 1;
  heed_wake();
  errno = saved;
}

static inline void heed_take_signal(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, &action, &heed_state()->before[number]) == 0) heed_state()->taken[number] = 1;
}

// Remembers how to put the terminal right, and takes the signals. What it returns lives as long as the process.
static inline struct heed_restoration *heed_protect(int input, int output, int wake, int log_saved,
                                                    const struct termios *modes, const char *bytes, size_t length) {
  int at_exit = heed_state()->at_exit;
  memset(heed_state(), 0, sizeof(struct heed_restoration));
  if (!at_exit) atexit(heed_put_right);
  heed_state()->at_exit = 1;
  heed_state()->input = input;
  heed_state()->output = output;
  heed_state()->wake = wake;
  heed_state()->log_saved = log_saved;
  heed_state()->owner = getpid();
  if (modes) {
    heed_state()->modes = *modes;
    heed_state()->has_modes = 1;
  }
  heed_state()->length = length < sizeof heed_state()->bytes ? length : sizeof heed_state()->bytes;
  memcpy(heed_state()->bytes, bytes, heed_state()->length);
  heed_state()->active = 1;
  static char heed_signal_stack[64 * 1024];
  stack_t stack = {.ss_sp = heed_signal_stack, .ss_flags = 0, .ss_size = sizeof heed_signal_stack};
  sigaltstack(&stack, NULL);
  static const int fatal[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
    heed_take_signal(fatal[i], heed_on_fatal, SA_ONSTACK | SA_NODEFER);
  }
  static const int end[] = {SIGHUP, SIGINT, SIGTERM};
  for (size_t i = 0; i < sizeof end / sizeof *end; i++) heed_take_signal(end[i], heed_on_end, SA_ONSTACK);
  static const int change[] = {SIGWINCH, SIGTSTP, SIGCONT};
  for (size_t i = 0; i < sizeof change / sizeof *change; i++) {
    heed_take_signal(change[i], heed_on_change, SA_RESTART);
  }
  return heed_state();
}

// Gives the signals back; the terminal is put right by curses then.
static inline void heed_unprotect(struct heed_restoration *state) {
  state->active = 0;
  state->wake = -1;
  for (int number = 1; number < NSIG; number++) {
    if (state->taken[number]) sigaction(number, &state->before[number], NULL);
    state->taken[number] = 0;
  }
}

// Stops the whole job, as the shell's ^Z does, and returns when it goes on.
static inline void heed_stop_job(void) {
  struct sigaction fresh, ours;
  memset(&fresh, 0, sizeof fresh);
  fresh.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &fresh, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

static inline void heed_set_active(struct heed_restoration *state, int active) { state->active = active; }

// Returns whether the signal came since the last call.
static inline int heed_took(volatile sig_atomic_t *flag) {
  int was = *flag;
  *flag = 0;
  return was;
}
static inline int heed_took_resize(struct heed_restoration *state) { return heed_took(&state->resized); }
static inline int heed_took_stop(struct heed_restoration *state) { return heed_took(&state->stopped); }
static inline int heed_took_continue(struct heed_restoration *state) { return heed_took(&state->continued); }
static inline int heed_end_signal(const struct heed_restoration *state) { return state->ended; }
