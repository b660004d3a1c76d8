/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "files/limits.h"
#include "files/package/package_xml.h"
#include "files/read/xlsx_words.h"

static const char usual[] = "xl/workbook.xml";

/* --- what a package is -------------------------------------------------------------------------------------------- */

/* What the package's main part is said to be; "" where nothing is. */
static void main_type(gk_package *package, char *type, size_t size)
{
  gk_relations root = {0};
  gk_error none = GK_ERROR_INIT;
  bool read = gk_relations_read(package, "", &root, &none);
  const char *part = read ? gk_relation_part(&root, gk_relation_of(&root, "officeDocument")) : NULL;
  *type = '\0';
  if (part != NULL) gk_package_type(package, part, type, size);
  gk_relations_free(&root);
}

/* .xlsx, .xlsm and their templates. */
bool gk_xlsx_is(gk_package *package)
{
  char type[128];
  if (gk_package_has(package, usual)) return true;
  main_type(package, type, sizeof type);
  return strstr(type, "spreadsheetml") != NULL || strstr(type, "ms-excel.sheet.macro") != NULL ||
         strstr(type, "ms-excel.template.macro") != NULL;
}

bool gk_xlsb_is(gk_package *package)
{
  char type[128];
  if (gk_package_has(package, "xl/workbook.bin")) return true;
  main_type(package, type, sizeof type);
  return strstr(type, "ms-excel.sheet.binary") != NULL;
}

/* --- its parts ---------------------------------------------------------------------------------------------------- */

/* The workbook, which the package's relations name. Some writers leave those out. */
static bool find_workbook(gk_package *package, gk_xlsx_book *book, gk_error *err)
{
  if (!gk_relations_read(package, "", &book->root, err)) return false;
  const gk_relation *main = gk_relation_of(&book->root, "officeDocument");
  const char *part = gk_relation_part(&book->root, main);
  book->strict = main != NULL && strstr(main->type, "purl.oclc.org") != NULL;
  book->part = part == NULL ? usual : part;
  return true;
}

static const char *find_part(gk_package *package, const gk_xlsx_book *book, const char *kind)
{
  const char *part = gk_relation_part(&book->relations, gk_relation_of(&book->relations, kind));
  return part != NULL && gk_package_has(package, part) ? part : NULL;
}

/* Only worksheets are read: charts and dialogs have no cells. */
static const char *sheet_part(const gk_xlsx_book *book, const gk_xml_attribute *id)
{
  const gk_relation *relation = id == NULL ? NULL : gk_relation_with(&book->relations, id->value, id->length);
  bool is_sheet = relation != NULL && gk_relation_is(relation, "worksheet");
  return is_sheet ? gk_relation_part(&book->relations, relation) : NULL;
}

typedef struct lister {
  gk_xml xml;
  gk_xlsx_book *book;
  size_t capacity;
  gk_error *err;
} lister;

enum { SHEET_DEPTH = 3 /* <workbook><sheets><sheet> */ };

/* <sheet name="…" sheetId="1" state="hidden" r:id="rId1"/> */
static bool add_sheet(void *context)
{
  lister *l = context;
  gk_xlsx_book *book = l->book;
  if (l->xml.word != GK_XLSX_SHEET || book->count > GK_LIMIT_SHEETS) return true;
  if (l->xml.depth != SHEET_DEPTH)
    return gk_fail(l->err, GK_ERR_FORMAT, "%s 里工作表的清单有两种写法，各种软件读出来不一样，不予读取。",
                   gk_package_name(book->root.package)); /* the intake refuses those beyond */
  gk_xlsx_listed *sheets = gk_array_room(book->sheets, book->count, &l->capacity, sizeof *sheets);
  if (sheets == NULL) return gk_fail_memory(l->err);
  book->sheets = sheets;
  const gk_xml_attribute *state = gk_xml_find(&l->xml, GK_XLSX_STATE), *name = gk_xml_find(&l->xml, GK_XLSX_NAME);
  gk_xlsx_listed *sheet = &book->sheets[book->count++];
  *sheet = (gk_xlsx_listed){.part = sheet_part(book, gk_xml_find(&l->xml, GK_XLSX_SHEET_ID)),
                            .hidden = state != NULL && !gk_xml_equals(state, "visible")};
  sheet->name = name == NULL ? "" : gk_arena_text(&book->relations.arena, name->value, name->length);
  return sheet->name != NULL || gk_fail_memory(l->err);
}

bool gk_xlsx_book_open(gk_package *package, gk_xlsx_book *book, gk_error *err)
{
  if (!find_workbook(package, book, err) || !gk_relations_read(package, book->part, &book->relations, err))
    return false;
  book->strings = find_part(package, book, "sharedStrings");
  book->styles = find_part(package, book, "styles");
  lister l = {.book = book, .err = err};
  if (!gk_package_parse(package, book->part, &gk_xlsx_words, &l.xml, &l, add_sheet, NULL, NULL, err)) return false;
  return book->count > 0 || gk_fail(err, GK_ERR_FORMAT, "%s 里没有工作表，文件可能损坏。", gk_package_name(package));
}

void gk_xlsx_book_close(gk_xlsx_book *book)
{
  gk_relations_free(&book->root);
  gk_relations_free(&book->relations);
  free(book->sheets);
  *book = (gk_xlsx_book){0};
}
