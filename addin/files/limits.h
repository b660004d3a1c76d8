/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What no file passes, whatever its format: beyond it the file is refused with a sentence (GK_ERR_LIMIT) that says what
 * and where. A workbook of 公开表 stays a hundred times below each.
 *
 * Together they bound what reading one file takes: 2.3 GB of memory, of which the file and the entry being read are up
 * to 512 MB, shared texts 512 MB, the cells 470 MB, their texts 350 MB and as much again where folding changes all of
 * them, the index of rows 70 MB.
 */
#ifndef GK_LIMITS_H
#define GK_LIMITS_H

enum {
  /* the file */
  GK_LIMIT_BYTES = 256 << 20, /**< of the file as it stands on disk */

  /* archives: .ods, .xlsx */
  GK_LIMIT_ENTRIES = 20000,         /**< entries in the archive */
  GK_LIMIT_ENTRY_BYTES = 256 << 20, /**< of one entry, inflated */
  GK_LIMIT_INFLATED = 1 << 30,      /**< of all that is inflated; an entry that is read twice counts twice */
  GK_LIMIT_RELATIONS = 20000,       /**< of one part, in .xlsx */
  GK_LIMIT_RATIO = 200,             /**< inflated to compressed, of entries beyond GK_LIMIT_RATIO_FREE */
  GK_LIMIT_RATIO_FREE = 16 << 20,   /**< bytes that may swell as they like: blank forms compress very well */

  /* XML: no DOCTYPE, so no entities of its own and no other file */
  GK_LIMIT_DEPTH = 128,      /**< nesting of elements */
  GK_LIMIT_NAMES = 4096,     /**< different names of elements and attributes */
  GK_LIMIT_NAMESPACES = 256, /**< declarations of namespaces in force */
  GK_LIMIT_ATTRIBUTES = 256, /**< of one tag */
  GK_LIMIT_TAG = 1 << 20,    /**< bytes of one tag */

  /* the workbook */
  GK_LIMIT_SHEETS = 1024,
  GK_LIMIT_ROWS = 1048576,         /**< of a sheet, as in Calc */
  GK_LIMIT_COLUMNS = 16384,        /**< of a sheet, as in Calc */
  GK_LIMIT_ALL_ROWS = 8 * 1048576, /**< of all sheets, down to the last that holds something */
  GK_LIMIT_CELLS = 5000000,        /**< that hold something; a cell that is repeated counts each time */
  GK_LIMIT_MERGED = 5000000,       /**< merged ranges of a sheet */
  GK_LIMIT_TEXT = 256 * 1024,      /**< bytes of text in one cell */
  GK_LIMIT_ALL_TEXT = 256 << 20    /**< bytes of text in all cells, a shared one each time */
};

#endif
