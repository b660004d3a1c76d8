/* SPDX-License-Identifier: MPL-2.0 */
#include "department_list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/array.h"
#include "engine/base/text.h"
#include "files/file_bytes.h"

enum { MOST_COLUMNS = 64, MOST_DEPARTMENTS = 100000, MOST_BYTES = 32 << 20 };

/* One cell of a CSV line, unquoted in place; moves *at behind it. False where a quotation does not end. */
static bool take_cell(char **at, const char **cell, bool *line_ends)
{
  char *in = *at, *out = *at;
  *cell = in;
  bool quoted = *in == '"';
  if (quoted) in++;
  while (*in != '\0' && (quoted || (*in != ',' && *in != '\n' && *in != '\r'))) {
    if (quoted && *in == '"') {
      if (in[1] != '"') break;
      in++;
    }
    *out++ = *in++;
  }
  if (quoted && *in != '"') return false;
  if (quoted) in++;
  while (*in != '\0' && *in != ',' && *in != '\n') in++;
  *line_ends = *in != ',';
  *at = *in == '\0' ? in : in + 1;
  *out = '\0';
  return true;
}

static bool add_cell(gk_department_list *list, size_t *capacity, size_t *used, const char *cell, gk_error *err)
{
  const char **cells = gk_array_room(list->cells, *used, capacity, sizeof *cells);
  if (cells == NULL) return gk_fail_memory(err);
  list->cells = cells;
  list->cells[(*used)++] = cell;
  return true;
}

/* Reads a line's cells; fewer than the headings are filled up with nothing, more are refused. */
static bool take_line(gk_department_list *list, char **at, size_t line, size_t *capacity, size_t *used, gk_error *err)
{
  size_t count = 0;
  for (bool ends = false; !ends; count++) {
    const char *cell;
    if (!take_cell(at, &cell, &ends)) return gk_fail(err, GK_ERR_FORMAT, "名单第%zu行的引号没有配对。", line);
    if (!gk_text_is_plain(cell))
      return gk_fail(err, GK_ERR_FORMAT, "名单第%zu行有不是文字的字节；名单要存为 UTF-8 编码的 CSV。", line);
    if (count >= MOST_COLUMNS || (list->columns > 0 && count >= list->columns))
      return gk_fail(err, GK_ERR_FORMAT, "名单第%zu行的栏数比标题行多。", line);
    if (!add_cell(list, capacity, used, cell, err)) return false;
  }
  if (list->columns == 0) list->columns = count;
  while (count++ < list->columns) {
    if (!add_cell(list, capacity, used, "", err)) return false;
  }
  return true;
}

/* The column of the departments' names; list->columns where there is none. */
static size_t name_column(const gk_department_list *list)
{
  static const char *const headings[] = {"部门", "部门名称", "单位", "单位名称", "name", "department"};
  for (size_t h = 0; h < sizeof headings / sizeof *headings; h++) {
    for (size_t c = 0; c < list->columns; c++)
      if (strcmp(list->cells[c], headings[h]) == 0) return c;
  }
  return list->columns;
}

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Fills list->names; a name that is missing or comes twice is refused. */
static bool take_names(gk_department_list *list, gk_error *err)
{
  size_t column = name_column(list), count = list->count;
  if (column == list->columns) return gk_fail(err, GK_ERR_FORMAT, "名单的第一行没有“部门”这一栏。");
  list->names = calloc(2 * count, sizeof *list->names); /* in their order, then sorted */
  if (list->names == NULL) return gk_fail_memory(err);
  const char **sorted = list->names + count;
  for (size_t i = 0; i < count; i++) {
    list->names[i] = sorted[i] = list->cells[(i + 1) * list->columns + column];
    if (sorted[i][0] == '\0') return gk_fail(err, GK_ERR_FORMAT, "名单里第%zu个部门没有名称。", i + 1);
  }
  qsort(sorted, count, sizeof *sorted, by_text);
  for (size_t i = 1; i < count; i++) {
    if (strcmp(sorted[i], sorted[i - 1]) == 0)
      return gk_fail(err, GK_ERR_FORMAT, "名单里“%.100s”出现了两次。", sorted[i]);
  }
  return true;
}

static bool read_lines(gk_department_list *list, gk_error *err)
{
  size_t capacity = 0, used = 0, line = 1;
  char *at = list->bytes;
  if (strncmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
  for (; *at != '\0'; line++) {
    if (*at == '\r' || *at == '\n') {
      at++;
      continue;
    }
    if (line > MOST_DEPARTMENTS) return gk_fail(err, GK_ERR_LIMIT, "名单超过%d行。", (int)MOST_DEPARTMENTS);
    if (!take_line(list, &at, line, &capacity, &used, err)) return false;
  }
  list->count = list->columns == 0 ? 0 : used / list->columns - 1;
  if (used == 0 || list->count == 0) return gk_fail(err, GK_ERR_FORMAT, "名单里没有部门。");
  return take_names(list, err);
}

bool gk_department_list_read(const char *path, gk_department_list *list, gk_error *err)
{
  size_t size;
  *list = (gk_department_list){.bytes = gk_file_bytes(path, MOST_BYTES, &size, err)};
  if (list->bytes == NULL) return false;
  if (strlen(list->bytes) == size && read_lines(list, err)) return true;
  if (err->status == GK_OK) gk_fail(err, GK_ERR_FORMAT, "%s 不是文本文件。", path);
  gk_department_list_free(list);
  return false;
}

void gk_department_list_free(gk_department_list *list)
{
  free(list->bytes);
  free(list->cells);
  free(list->names);
  *list = (gk_department_list){0};
}

/* The cell of the column whose heading has these letters; NULL where there is none. */
static const char *cell_called(const gk_department_list *list, size_t index, const char *heading, size_t length)
{
  for (size_t c = 0; c < list->columns; c++) {
    if (strlen(list->cells[c]) == length && strncmp(list->cells[c], heading, length) == 0)
      return list->cells[(index + 1) * list->columns + c];
  }
  return NULL;
}

static bool fits_name(const char *cell)
{
  return strpbrk(cell, "/\\:*?\"<>|\r\n\t") == NULL && strcmp(cell, "..") != 0 && cell[0] != '.';
}

char *gk_department_path(const gk_department_list *list, size_t index, const char *folder, const char *pattern,
                         gk_error *err)
{
  gk_text path = {0};
  gk_text_printf(&path, "%s/", folder);
  for (const char *c = pattern; *c != '\0'; c++) {
    const char *end = *c == '{' ? strchr(c, '}') : NULL;
    if (end == NULL) {
      gk_text_add(&path, c, 1);
      continue;
    }
    const char *cell = cell_called(list, index, c + 1, (size_t)(end - c - 1));
    if (cell == NULL) gk_fail(err, GK_ERR_USAGE, "--pattern 里的 %.*s 不是名单的栏目。", (int)(end - c + 1), c);
    else if (!fits_name(cell)) gk_fail(err, GK_ERR_FORMAT, "名单里的“%.100s”不能用作文件名。", cell);
    if (err->status != GK_OK) break;
    gk_text_puts(&path, cell);
    c = end;
  }
  if (path.failed && err->status == GK_OK) gk_fail_memory(err);
  if (err->status == GK_OK) return path.bytes;
  gk_text_free(&path);
  return NULL;
}

bool gk_make_folder(const char *path, gk_error *err)
{
  struct stat about;
  if (mkdir(path, 0777) == 0) return true;
  if (errno == EEXIST && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) return true;
  return gk_fail(err, GK_ERR_IO, "无法建立文件夹 %s。", path);
}
