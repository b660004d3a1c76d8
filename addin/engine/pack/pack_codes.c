/* SPDX-License-Identifier: MPL-2.0 */
/* codes.xml: the official classification codes. */
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

typedef struct entry {
  gk_code code;
  const xmlNode *node;
} entry;

/* By code, then by line, so that of two alike the later one is reported. */
static int compare(const void *a, const void *b)
{
  const entry *x = a, *y = b;
  int order = strcmp(x->code.code, y->code.code);
  if (order != 0) return order;
  long first = xmlGetLineNo(x->node), second = xmlGetLineNo(y->node);
  return (first > second) - (first < second);
}

static bool read_entries(gk_pack_loader *loader, const xmlNode *list, entry *entries, bool economic)
{
  size_t i = 0;
  for (const xmlNode *n = gk_pack_first(list); n != NULL; n = gk_pack_next(n), i++) {
    entries[i].node = n;
    gk_folded folded;
    if (!gk_pack_attribute(loader, n, "id", &entries[i].code.code) ||
        !gk_pack_attribute(loader, n, "name", &entries[i].code.name) ||
        !gk_pack_fold(loader, entries[i].code.name, &folded))
      return false;
    entries[i].code.folded = folded.text;
    entries[i].code.complete = strcmp(gk_pack_plain(n, "complete"), "yes") == 0;
    entries[i].code.confirm = strcmp(gk_pack_plain(n, "confirm"), "yes") == 0;
    if (economic && gk_code_level(entries[i].code.code) > gk_code_levels(GK_CODES_ECONOMIC))
      return gk_pack_refuse(loader, n, "支出经济分类科目 %s 应是 3 或 5 位", entries[i].code.code);
  }
  return true;
}

static bool read_list(gk_pack_loader *loader, const xmlNode *list)
{
  const char *of = NULL;
  if (!gk_pack_attribute(loader, list, "of", &of)) return false;
  bool economic = strcmp(of, "economic") == 0;
  gk_codes *codes = economic ? &loader->pack->economic_codes : &loader->pack->function_codes;
  if (codes->items != NULL) return gk_pack_refuse(loader, list, "<list of=\"%s\"> 写了两次", of);
  size_t count = gk_pack_count(list, "code");
  if (count > GK_PACK_CODES) return gk_pack_refuse(loader, list, "科目超过 %d 个", GK_PACK_CODES);
  entry *entries = gk_arena_array(&loader->pack->arena, count, sizeof *entries);
  codes->items = gk_arena_array(&loader->pack->arena, count, sizeof *codes->items);
  if (entries == NULL || codes->items == NULL) return gk_fail_memory(loader->err);
  if (!read_entries(loader, list, entries, economic)) return false;
  qsort(entries, count, sizeof *entries, compare);
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && strcmp(entries[i - 1].code.code, entries[i].code.code) == 0)
      return gk_pack_refuse(loader, entries[i].node, "科目 %s 写了两次，前一次在第 %ld 行", entries[i].code.code,
                            xmlGetLineNo(entries[i - 1].node));
    codes->items[i] = entries[i].code;
  }
  codes->count = count;
  codes->complete = strcmp(gk_pack_plain(list, "complete"), "yes") == 0;
  return true;
}

bool gk_pack_read_codes(gk_pack_loader *loader, const xmlNode *root)
{
  for (const xmlNode *n = gk_pack_first(root); n != NULL; n = gk_pack_next(n))
    if (!read_list(loader, n)) return false;
  return true;
}

const gk_codes *gk_pack_codes(const gk_pack *pack, const gk_pack_table *table)
{
  return table->codes == GK_CODES_ECONOMIC ? &pack->economic_codes : &pack->function_codes;
}

static int compare_code(const void *key, const void *item)
{
  return strcmp(key, ((const gk_code *)item)->code);
}

const gk_code *gk_codes_find(const gk_codes *codes, const char *code)
{
  if (codes->count == 0) return NULL;
  return bsearch(code, codes->items, codes->count, sizeof *codes->items, compare_code);
}

const char *gk_codes_name(const gk_codes *codes, const char *code)
{
  const gk_code *found = gk_codes_find(codes, code);
  return found != NULL ? found->name : NULL;
}

bool gk_codes_unknown(const gk_codes *codes, const char *code)
{
  char above[GK_CODE_ROOM];
  int level = gk_code_level(code);
  if (level == 0 || gk_codes_find(codes, code) != NULL) return false;
  memcpy(above, code, strlen(code) + 1);
  while (--level > 0) {
    above[gk_code_length(level)] = '\0';
    const gk_code *found = gk_codes_find(codes, above);
    if (found != NULL) return found->complete;
  }
  return codes->complete;
}
