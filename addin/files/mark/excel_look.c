/* SPDX-License-Identifier: MPL-2.0 */
#include "files/mark/excel_look.h"

#include <stddef.h>

const gk_excel_look gk_excel_looks[GK_MARK_KINDS] = {
  [GK_MARK_SUSPECT] = {"thin", 1, NULL, 0, 0xFF8080},    [GK_MARK_ERROR] = {"thin", 1, "double", 2, 0xFF99CC},
  [GK_MARK_PART] = {"dotted", 4, NULL, 0, 0xFFCC99},     [GK_MARK_WARNING] = {"dashed", 3, NULL, 0, 0xFFFF99},
  [GK_MARK_ROUNDING] = {NULL, 0, "single", 1, 0xCCFFFF},
};
