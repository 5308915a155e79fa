#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

// libarchive converts member names through the calling thread's locale; in the C locale every other letter is lost.
static inline locale_t carchive_enter_utf8(locale_t *made) {
  *made = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return uselocale(*made);
}

static inline void carchive_leave_utf8(locale_t previous, locale_t made) {
  uselocale(previous);
  if (made) freelocale(made);
}
