/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The layouts that the study spoils: the example's figures as other departments set them out.
 */
#ifndef GK_STUDY_LAYOUTS_H
#define GK_STUDY_LAYOUTS_H

#include "../engine/example_variants.h"

typedef struct layout {
  const char *name;
  gk_variant variant;
} layout;

/** The layouts; the first is the example as it is. */
extern const layout layouts[];
extern const size_t layout_count;

#endif
