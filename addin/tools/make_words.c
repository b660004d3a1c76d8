/* SPDX-License-Identifier: MPL-2.0 */
/* Writes the C of addin/words/catalogue.h: make_words en.mo de.mo > catalogues.c. Each .mo is what msgfmt made of a
 * .po file; its name is the language's. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAGIC = (int)0x950412de, COUNT = 2, KEYS = 3, TEXTS = 4, HEAD = 28 };

static unsigned char bytes[1 << 24];

static uint32_t word_at(size_t index)
{
  uint32_t word;
  memcpy(&word, bytes + 4 * index, sizeof word);
  return word;
}

/* The `index`th text of the table that begins at the word `table` names. */
static const char *text_at(size_t table, size_t index)
{
  return (const char *)bytes + word_at(word_at(table) / 4 + 2 * index + 1);
}

static void put_text(const char *text)
{
  putchar('"');
  for (; *text != '\0'; text++) {
    if (*text == '\n') fputs("\\n", stdout);
    else if (*text == '\r') fputs("\\r", stdout);
    else if (*text == '\4') fputs("\\4\" \"", stdout);
    else if (strchr("\"\\?", *text) != NULL) printf("\\%c", *text);
    else putchar(*text);
  }
  putchar('"');
}

static int read_catalogue(const char *path)
{
  FILE *file = fopen(path, "rb");
  size_t length = file == NULL ? 0 : fread(bytes, 1, sizeof bytes - 1, file);
  if (file != NULL) fclose(file);
  if (length >= HEAD && word_at(0) == (uint32_t)MAGIC) return 1;
  fprintf(stderr, "make_words: %s is no .mo file of this machine\n", path);
  return 0;
}

/* The language that a path names: en of build/words/en.mo. */
static void put_tag(const char *path)
{
  const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
  printf("%.*s", (int)strcspn(name, "."), name);
}

int main(int argc, char **argv)
{
  puts("/* Made by make_words from addin/words. */\n#include \"words/catalogue.h\"\n");
  for (int i = 1; i < argc; i++) {
    if (!read_catalogue(argv[i])) return EXIT_FAILURE;
    printf("static const gk_word_entry words_");
    put_tag(argv[i]);
    puts("[] = {");
    for (size_t k = 1; k < word_at(COUNT); k++) { /* the first is the head */
      fputs("  {", stdout);
      put_text(text_at(KEYS, k));
      fputs(",\n   ", stdout);
      put_text(text_at(TEXTS, k));
      puts("},");
    }
    puts("  {0, 0},\n};\n");
  }
  puts("const gk_catalogue gk_catalogues[] = {");
  for (int i = 1; i < argc; i++) {
    fputs("  {\"", stdout);
    put_tag(argv[i]);
    fputs("\", words_", stdout);
    put_tag(argv[i]);
    fputs(", sizeof words_", stdout);
    put_tag(argv[i]);
    puts(" / sizeof(gk_word_entry) - 1},");
  }
  puts("  {0, 0, 0},\n};");
  return ferror(stdout) || fflush(stdout) != 0;
}
