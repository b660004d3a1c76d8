/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Three packs in a temporary folder, for tests of packs that extend each other: low, which is complete and stays, and
 * mid and top, whose files a test writes and gk_extend_clear removes.
 */
#ifndef GK_EXTEND_PACKS_H
#define GK_EXTEND_PACKS_H

#include "engine/pack/pack.h"

/** For the suite: the folder with the schema and the pack low. */
int gk_extend_make(void);
int gk_extend_remove(void);

/** Removes the files of mid and top. */
void gk_extend_clear(void);

/** The path of a pack's file, "" for its folder. */
void gk_extend_path(const char *pack, const char *name, char out[160]);

/** Writes a file of a pack. */
void gk_extend_file(const char *pack, const char *name, const char *text);

/** Writes a pack.xml that extends another and holds `inside`, from its second line on. */
void gk_extend_pack(const char *pack, const char *base, const char *inside);

gk_pack *gk_extend_load(const char *pack, gk_error *err);

/** The pack, which must be good. */
gk_pack *gk_extend_loaded(const char *pack);

#endif
