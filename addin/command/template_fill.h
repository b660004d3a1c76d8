/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * gongkai template --from: a template filled from a workbook that is there.
 */
#ifndef GK_COMMAND_TEMPLATE_FILL_H
#define GK_COMMAND_TEMPLATE_FILL_H

#include "engine/template/template.h"

/** Reads the workbook `from`, finds its tables with the pack that fits it, fills a template of `pack` and writes it to
 *  `output`; prints what became of the figures. False with `err` filled. */
bool gk_template_from(const char *from, const gk_pack *pack, const gk_template_options *options, const char *output,
                      gk_error *err);

#endif
