/* SPDX-License-Identifier: MPL-2.0 */
/* Run from the top folder of the source tree, whose schema is used. */
#include "extend_packs.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const packs[] = {"low", "mid", "top"};
static const char *const files[] = {"pack.xml", "rules.xml", "codes.xml"};
enum { PACKS = 3, FILES = 3 };

static const char low_pack[] =
  "<pack id=\"low\" year=\"2022\" until=\"2023\" regions=\"甲市\" zh=\"低\" en=\"low\">\n"
  "<table id=\"t1\" mark=\"甲表\" titles=\"甲\" unit=\"元\" decimals=\"2\">\n"
  "<block rows=\"lines\" keys=\"项目\">\n"
  "<column id=\"c1\" number=\"1\" headings=\"金额\"/>\n"
  "<line key=\"r1\" number=\"1\" code=\"201\" names=\"一\"/>\n"
  "<line key=\"r2\" number=\"2\" code=\"202\" names=\"二\"/>\n"
  "<line key=\"r3\" number=\"3\"/>\n"
  "<line key=\"r4\" number=\"4\" names=\"计\"/>\n"
  "</block>\n"
  "</table>\n"
  "<table id=\"t2\" mark=\"乙表\" titles=\"乙\" unit=\"元\" decimals=\"2\" codes=\"function\">\n"
  "<block rows=\"codes\" keys=\"编码\">\n"
  "<column id=\"c1\" headings=\"小计\"/>\n"
  "<column id=\"c2\" headings=\"基本\"/>\n"
  "<column id=\"c3\" headings=\"项目\"/>\n"
  "<line key=\"total\" names=\"合计\"/>\n"
  "</block>\n"
  "</table>\n"
  "</pack>\n";

static const char low_rules[] =
  "<rules source=\"低的规则\">\n"
  "<sum id=\"t1.c1.r4\" formula=\"t1.r4.c1 = t1.r1..r3.c1\" zh=\"和\"/>\n"
  "<same id=\"t1.same.$\" each=\"r1..r2\" formula=\"t1.$.c1 = t2.code($).c1\" zh=\"{row}同\"/>\n"
  "<at-most id=\"t2.coded\" formula=\"t2.202.c1 ≤ t1.202.c1\" zh=\"不超\"/>\n"
  "<at-most id=\"t1.most\" formula=\"t1.r2.c1 ≤ t1.r4.c1\" zh=\"不超\"/>\n"
  "<sum id=\"t2.across\" formula=\"t2.*.c1 = t2.*.c2..c3\" zh=\"行\"/>\n"
  "<sum id=\"t2.codes.$\" each=\"c1..c3\" formula=\"t2.*.$ = t2.children.$\" zh=\"级\"/>\n"
  "</rules>\n";

static const char low_codes[] = "<codes>\n"
                                "<list of=\"function\" source=\"低\" complete=\"yes\">\n"
                                "<code id=\"201\" name=\"一\" complete=\"yes\"/>\n"
                                "<code id=\"20101\" name=\"一一\"/>\n"
                                "<code id=\"202\" name=\"二\"/>\n"
                                "</list>\n"
                                "</codes>\n";

static char folder[64];

void gk_extend_path(const char *pack, const char *name, char out[160])
{
  snprintf(out, 160, "%s/%s/%s", folder, pack, name);
}

static bool write_file(const char *pack, const char *name, const char *text)
{
  char path[160];
  gk_extend_path(pack, name, path);
  FILE *file = fopen(path, "wb");
  if (file == NULL) return false;
  bool ok = fputs(text, file) >= 0;
  return fclose(file) == 0 && ok;
}

void gk_extend_file(const char *pack, const char *name, const char *text)
{
  CU_ASSERT_TRUE_FATAL(write_file(pack, name, text));
}

int gk_extend_make(void)
{
  snprintf(folder, sizeof folder, "%s", "/tmp/gongkai-extendXXXXXX");
  if (mkdtemp(folder) == NULL) return 1;
  char text[64 * 1024 + 1], path[160];
  FILE *schema = fopen("sheets/pack.rng", "rb");
  if (schema == NULL) return 1;
  text[fread(text, 1, sizeof text - 1, schema)] = '\0';
  fclose(schema);
  if (!write_file(".", "pack.rng", text)) return 1;
  for (int i = 0; i < PACKS; i++) {
    gk_extend_path(packs[i], "", path);
    if (mkdir(path, 0700) != 0) return 1;
  }
  bool ok = write_file("low", "pack.xml", low_pack) && write_file("low", "rules.xml", low_rules) &&
            write_file("low", "codes.xml", low_codes);
  return ok ? 0 : 1;
}

/* Leaves the pack at the bottom alone. */
void gk_extend_clear(void)
{
  for (int i = 1; i < PACKS; i++)
    for (int k = 0; k < FILES; k++) {
      char path[160];
      gk_extend_path(packs[i], files[k], path);
      remove(path);
    }
}

int gk_extend_remove(void)
{
  char path[160];
  gk_extend_clear();
  for (int i = 0; i < PACKS; i++) {
    for (int k = 0; k < FILES; k++) {
      gk_extend_path(packs[i], files[k], path);
      remove(path);
    }
    gk_extend_path(packs[i], "", path);
    rmdir(path);
  }
  gk_extend_path(".", "pack.rng", path);
  remove(path);
  rmdir(folder);
  return 0;
}

/* Writes a pack.xml that extends another and holds `inside`. */
void gk_extend_pack(const char *pack, const char *base, const char *inside)
{
  char text[4096];
  snprintf(text, sizeof text, "<pack id=\"%s\" year=\"2021\" extends=\"%s\" zh=\"高\" source=\"出处\">\n%s</pack>\n",
           pack, base, inside);
  gk_extend_file(pack, "pack.xml", text);
}

gk_pack *gk_extend_load(const char *pack, gk_error *err)
{
  char path[160];
  gk_extend_path(pack, "", path);
  return gk_pack_load(path, err);
}

/* The pack, which must be good. */
gk_pack *gk_extend_loaded(const char *pack)
{
  gk_error err = GK_ERROR_INIT;
  gk_pack *got = gk_extend_load(pack, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  return got;
}
