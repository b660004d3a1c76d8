/* SPDX-License-Identifier: MPL-2.0 */
#include "files/views/view.h"

#include <string.h>

/* One line a view: gk_view_NAME is defined in NAME.c. */
#define VIEWS(VIEW)                                                                                                    \
  VIEW(text)                                                                                                           \
  VIEW(json)                                                                                                           \
  VIEW(csv)                                                                                                            \
  VIEW(html)

#define DECLARE(name) extern const gk_view gk_view_##name;
VIEWS(DECLARE)

#define ADDRESS(name) &gk_view_##name,
static const gk_view *const views[] = {VIEWS(ADDRESS)};

const gk_view *gk_view_at(size_t index)
{
  return index < sizeof views / sizeof *views ? views[index] : NULL;
}

const gk_view *gk_view_named(const char *name)
{
  size_t i = 0;
  while (gk_view_at(i) != NULL && strcmp(views[i]->name, name) != 0) i++;
  return gk_view_at(i);
}
