/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A pack: layouts of the 公开 tables, their rules and the official codes for a region and a year, as data.
 *
 * Read with libxml2 from the folder sheets/NAME (pack.xml, rules.xml, codes.xml), checked against the RELAX NG
 * schema sheets/pack.rng. Everything is resolved at load time: `each` is expanded, references are indexes.
 * A loaded pack is constant and may be shared by threads.
 */
#ifndef GK_PACK_H
#define GK_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/code.h"
#include "engine/base/error.h"
#include "engine/base/text.h"

/** A text in Chinese, and for those who do not read it: in English, or in the language that was in force when the pack
 *  was loaded, where its catalogue has the text. Neither is NULL. */
typedef struct gk_label {
  const char *zh, *en;
} gk_label;

const char *gk_label_in(gk_label label);

/** How the rows of a block are known. */
typedef enum gk_rows_kind {
  GK_ROWS_LINES,  /**< by 行次 and name: 公开01, 公开04 */
  GK_ROWS_CODES,  /**< by classification code: 公开02, 03, 05, 06, 08, 09 */
  GK_ROWS_SINGLE, /**< one row of figures under the headings: 公开07 */
  GK_ROWS_ITEMS   /**< one row for each item, below the headings of groups; of a form only */
} gk_rows_kind;

/** What the figures of a column are. */
typedef enum gk_measure {
  GK_AMOUNT, /**< money, in the table's unit and published rounded */
  GK_POINTS, /**< points: exact, of no unit */
  GK_RATE    /**< a rate: 0.9509, or 95.09% */
} gk_measure;

typedef struct gk_names {
  const char **items; /**< spellings, the official one first; as written in the pack */
  gk_folded *folded;  /**< the same, folded for comparing with what a workbook says */
  size_t count;
} gk_names;

/** A figure column. */
typedef struct gk_pack_column {
  const char *id;    /**< "c1", unique in its table */
  int number;        /**< 栏次; 0 where the table has none */
  gk_names headings; /**< leaf headings */
  gk_names groups;   /**< heading above the leaf ("预算数"); count 0 where there is none */
  gk_names unders;   /**< heading between the group and the leaf, as templates print it first; count 0 for none */
  gk_label label;    /**< what messages call it */
  bool may_be_negative;
  gk_measure measure;
} gk_pack_column;

/** A row with a fixed name: a line of 公开01/04, or 合计, 人员经费合计 … of a table by code. */
typedef struct gk_pack_line {
  const char *key;  /**< "r27", "total", "personnel": unique in its table */
  int number;       /**< 行次; 0 where the table has none */
  gk_names names;   /**< as written; count 0 for a numbered line without a name */
  const char *code; /**< 功能分类 code with the same meaning (201 …), or NULL */
  gk_label label;
  bool *needed; /**< of a form: one a column of the table, whether a rule names the line there */
} gk_pack_line;

/** A run of columns with its own key columns: 公开01 has two, 公开06 repeats one three times. They stand side by side;
 *  those of a form stand one below the other, each below its own headings. */
typedef struct gk_pack_block {
  gk_rows_kind rows;
  gk_names key_headings;             /**< of the column that holds names or codes: 项目, 功能分类科目编码 */
  gk_names name_headings;            /**< of the column that holds the names of codes; count 0 for others */
  int repeats;                       /**< how often the block may stand side by side (公开06: 3) */
  size_t first_column, column_count; /**< in the table's columns */
  size_t first_line, line_count;     /**< in the table's lines */
} gk_pack_block;

/** A name of a line, folded, or its key. */
typedef struct gk_line_name {
  gk_folded name;
  size_t line; /**< index into the table's lines */
} gk_line_name;

/** All such names of a table's lines, sorted for looking them up: pack_index.h. */
typedef struct gk_line_index {
  gk_line_name *items;
  size_t count;
} gk_line_index;

typedef enum gk_code_list { GK_CODES_NONE, GK_CODES_FUNCTION, GK_CODES_ECONOMIC } gk_code_list;

/** What stands in a cell of a printed form. */
typedef enum gk_print_kind {
  GK_PRINT_NOTHING,    /**< "" */
  GK_PRINT_TEXT,       /**< a text as it is */
  GK_PRINT_TITLE,      /**< {title}: the year and the form's title */
  GK_PRINT_DEPARTMENT, /**< {department} */
  GK_PRINT_NAME,       /**< {name}: of what the form is about; a row that has it only stands where forms are called */
  GK_PRINT_GRADE,      /**< {grade} */
  GK_PRINT_BLANK,      /**< {}: a text to be filled in */
  GK_PRINT_FIGURE      /**< {line.column}; {column} of an item */
} gk_print_kind;

typedef struct gk_print_cell {
  gk_print_kind kind;
  const char *text;
  int right, down; /**< how many columns and rows it reaches further */
  long line;       /**< of a figure: index into the table's lines, -1 for an item's */
  size_t column;   /**< and into its columns */
  int value;       /**< what stands there from the start, 0 for nothing */
} gk_print_cell;

typedef enum gk_print_style {
  GK_PRINT_AS_NAME,
  GK_PRINT_AS_TITLE,
  GK_PRINT_AS_HEADING,
  GK_PRINT_AS_TOTAL
} gk_print_style;

typedef struct gk_print_row {
  gk_print_style style; /**< of its texts */
  int height;           /**< in tenths of a millimetre, 0 for the usual one */
  gk_print_cell *cells;
  size_t count;
} gk_print_row;

/** How a template prints a form. */
typedef struct gk_print {
  int *widths; /**< one a column, in tenths of a millimetre */
  size_t column_count;
  gk_print_row *rows;
  size_t row_count;
} gk_print;

typedef struct gk_pack_table {
  const char *id;   /**< "gk01"; of a form its family and its name in it, "performance.whole" */
  const char *mark; /**< "公开01表"; what it is called where it has none */
  gk_folded folded_mark;
  const struct gk_pack_table *alike; /**< the first table of the shelf that is recognised by the same words; itself */
  gk_label title;                    /**< what messages call it; titles.items[0] in Chinese */
  gk_names titles;
  const char *unit; /**< "万元": the published unit */
  int decimals;     /**< of the published figures */
  gk_code_list codes;
  const char *remark;   /**< printed under the table in templates ("注：本表反映…"); NULL for none */
  gk_names empty_notes; /**< phrases one of which stands under a table without figures ("本表无数据") */
  gk_pack_column *columns;
  size_t column_count;
  gk_pack_line *lines;
  size_t line_count;
  gk_line_index named, bare_named; /**< its lines by name, and by name behind the ordinal */
  gk_line_index keyed;             /**< its lines by key */
  gk_pack_block *blocks;
  size_t block_count;
  bool form;             /**< it may stand any number of times, and none is missing: 绩效自评表 */
  gk_names with;         /**< of a form: words one of which stands in its title too (整体); count 0 for none */
  gk_names called;       /**< of a form: the labels beside which the name of its subject stands (专项名称) */
  gk_names offices;      /**< of a form: the labels beside which its department stands (部门名称) */
  const char *sheet;     /**< of a form: the name of its sheet in templates; NULL where they do not have it */
  const gk_print *print; /**< of a form; NULL for none */
} gk_pack_table;

typedef enum gk_rule_kind {
  GK_RULE_SUM,     /**< total = Σ weight × addend, with the rounding bound */
  GK_RULE_SAME,    /**< identical to the last digit */
  GK_RULE_AT_MOST, /**< left ≤ right (核实性) */
  GK_RULE_RATIO,   /**< left = right[0] / right[1], or right[0] × right[1] / right[2] and then never above right[0] */
  GK_RULE_GRADE    /**< the grade written in the row of the left side is that of its score */
} gk_rule_kind;

typedef enum gk_severity { GK_ERROR, GK_ROUNDING, GK_WARNING, GK_INFO, GK_SEVERITIES } gk_severity;

typedef enum gk_row_select {
  GK_ROW_KEY,  /**< the row named by `key`: a line key or a code */
  GK_ROW_EACH, /**< the row that the rule is being applied to (`*` in a formula) */
  GK_ROW_CHILDREN, /**< the direct children of that row by code (`children`); of 合计: the 类 rows; of a group: its items */
  GK_ROW_ITEMS /**< all items of a form (`items`) */
} gk_row_select;

/** One operand of a rule, resolved. */
typedef struct gk_ref {
  int weight;   /**< +1 or -1 */
  size_t table; /**< index into pack->tables; of a family of forms its first */
  bool family;  /**< it means any form of the family: the one that the rule is applied to */
  gk_row_select select;
  const char *key;          /**< for GK_ROW_KEY */
  const gk_pack_line *line; /**< the line with that key; NULL for a code */
  size_t column;            /**< index into that table's columns */
} gk_ref;

/** left (= | ≤) Σ right. */
typedef struct gk_rule {
  const char *id; /**< "gk04.c1.r27": stable */
  gk_rule_kind kind;
  gk_severity severity; /**< of a breach: GK_ERROR or GK_WARNING */
  gk_label label;
  const char *source;  /**< where the rule comes from */
  bool confirm;        /**< to be confirmed */
  const char *formula; /**< as written, placeholders filled in; for the reference of rules */
  gk_ref left;
  gk_ref *right;
  size_t right_count;
  int constant;   /**< what stands on the right beside the figures: 100 */
  int decimals;   /**< of a ratio's left side as a plain number: 95.09% = 0.9509 has 4; GK_AS_WRITTEN */
  bool together;  /**< the left sides of all forms are added up */
  gk_names words; /**< of a grade: the labels that it stands behind (等级) */
} gk_rule;

enum { GK_AS_WRITTEN = -1 /**< as many decimals as the left side is written with */ };

typedef struct gk_code {
  const char *code;   /**< "2010301": 3, 5 or 7 digits (支出功能分类), 3 or 5 (支出经济分类) */
  const char *name;   /**< official Chinese name */
  const char *folded; /**< the same, folded */
  bool complete;      /**< the list holds all codes directly below it: another one there is unknown, not unlisted */
  bool confirm;       /**< the name is to be confirmed: nothing is judged by it */
} gk_code;

typedef struct gk_codes {
  gk_code *items; /**< sorted by code */
  size_t count;
  bool complete; /**< the list holds all codes of three digits */
} gk_codes;

typedef enum gk_change_kind { GK_CHANGE_ADDS, GK_CHANGE_ALTERS, GK_CHANGE_REMOVES, GK_CHANGES } gk_change_kind;

/** One thing in which a pack differs from the one that it extends. */
typedef struct gk_pack_change {
  gk_change_kind kind;
  const char *pack;    /**< id of the pack that states it */
  const char *element; /**< "table", "line", "column", "rule", "code" */
  const char *table;   /**< id of the table, "" for rules and codes */
  const char *name;    /**< key, id or code */
  const char *text;    /**< what is written there, or was where it is removed: a spelling, a formula, a name, or "" */
  const char *source;  /**< where it is known from; "" where it is to be confirmed and no source is named */
  bool confirm;        /**< to be confirmed */
} gk_pack_change;

typedef struct gk_pack {
  gk_arena arena;
  const char *id;   /**< "cn-2022" */
  const char *base; /**< id of the pack that it extends, NULL for none */
  int year, until;  /**< first and last year of its layouts */
  bool own;         /**< a user's own: it does not lie in the folder of those that ship */
  gk_names regions; /**< of which departments it is: a part of their names; count 0 for all */
  bool guessed;     /**< it may also be taken where no region is named and its layouts fit best */
  gk_label label;
  gk_pack_change *changes; /**< in what it differs from the pack at the bottom, in the order of the packs */
  size_t change_count;
  gk_pack_table *tables; /**< the 公开 tables, behind them the forms */
  size_t table_count;    /**< the 公开 tables alone */
  size_t form_count;
  const char **title_ends; /**< the characters that titles and marks end in, and 表, in which those of others end */
  size_t title_end_count;
  gk_rule *rules;
  size_t rule_count;
  gk_codes function_codes;
  gk_codes economic_codes;
} gk_pack;

/** Loads and validates the pack in `folder` (UTF-8 path). The schema is `folder`/../pack.rng; a pack that it extends is
 *  the folder of that name beside it.
 *  NULL on failure: `err` then names the file, the line and the reason in plain words. */
gk_pack *gk_pack_load(const char *folder, gk_error *err);

/** As gk_pack_load for a pack that stands elsewhere: the schema is `library`/pack.rng, and a pack that it extends is
 *  looked for beside it, then in the folder `library`. NULL for `library` is gk_pack_load. */
gk_pack *gk_pack_load_with(const char *folder, const char *library, gk_error *err);
void gk_pack_free(gk_pack *pack);

/** The codes that a table's rows are known by: 功能分类 where they are not 经济分类. */
const gk_codes *gk_pack_codes(const gk_pack *pack, const gk_pack_table *table);

/** How many levels the codes of a list have: 经济分类 has no 项. */
static inline int gk_code_levels(gk_code_list list)
{
  return list == GK_CODES_ECONOMIC ? GK_CODE_LEVELS - 1 : GK_CODE_LEVELS;
}

/** The entry of a code, or NULL where the pack does not know it. */
const gk_code *gk_codes_find(const gk_codes *codes, const char *code);

/** The official name of a code, or NULL where the pack does not know it. */
const char *gk_codes_name(const gk_codes *codes, const char *code);

/** Whether a code is surely none: the pack does not have it, and has all codes of its parent (of three digits: all). */
bool gk_codes_unknown(const gk_codes *codes, const char *code);

/** Whether a form belongs to a family: "performance.whole" to "performance". */
bool gk_pack_in_family(const gk_pack_table *table, const char *family);

/** Indexes; -1 where there is none. That of a family of forms is its first one's. */
long gk_pack_table_index(const gk_pack *pack, const char *id);
long gk_pack_column_index(const gk_pack_table *table, const char *id);

#endif
