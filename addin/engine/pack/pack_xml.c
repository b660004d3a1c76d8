/* SPDX-License-Identifier: MPL-2.0 */
/* Reading a pack's XML files, and the sentences that refuse them. */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/open_file.h"
#include "engine/pack/pack_load.h"

/* libxml2 made the error const in 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

static const char *short_path(const gk_pack_loader *loader)
{
  return gk_path_end(loader->path);
}

static bool refuse(const gk_pack_loader *loader, const char *path, long line, const char *reason)
{
  path = gk_path_end(path);
  if (line <= 0) return gk_fail(loader->err, GK_ERR_PACK, "规则包文件 %s：%s。", path, reason);
  return gk_fail(loader->err, GK_ERR_PACK, "规则包文件 %s 第 %ld 行：%s。", path, line, reason);
}

bool gk_pack_refuse(const gk_pack_loader *loader, const xmlNode *node, const char *zh, ...)
{
  char reason[512];
  va_list args;
  va_start(args, zh);
  gk_words_format(reason, sizeof reason, NULL, zh, args);
  va_end(args);
  const gk_pack_file *file = gk_pack_file_of(node);
  return refuse(loader, file != NULL ? file->path : loader->path, xmlGetLineNo(node), reason);
}

bool gk_pack_refuse_line(const gk_pack_loader *loader, long line, const char *zh, ...)
{
  char reason[512];
  va_list args;
  va_start(args, zh);
  gk_words_format(reason, sizeof reason, NULL, zh, args);
  va_end(args);
  return refuse(loader, loader->path, line, reason);
}

static bool read_failed(const gk_pack_loader *loader)
{
  return gk_fail(loader->err, GK_ERR_IO, "读不出规则包文件 %s。", short_path(loader));
}

char *gk_pack_read_file(const gk_pack_loader *loader, size_t *length)
{
  FILE *file = gk_open_file(loader->path);
  if (file == NULL) {
    gk_fail(loader->err, GK_ERR_IO, "打不开规则包文件 %s。", short_path(loader));
    return NULL;
  }
  char *bytes = malloc(GK_PACK_FILE_BYTES + 1);
  *length = bytes != NULL ? fread(bytes, 1, GK_PACK_FILE_BYTES + 1, file) : 0;
  bool bad = bytes != NULL && ferror(file);
  fclose(file);
  if (bytes == NULL) gk_fail_memory(loader->err);
  else if (bad) read_failed(loader);
  else if (*length > GK_PACK_FILE_BYTES)
    gk_fail(loader->err, GK_ERR_LIMIT, "规则包文件 %s 超过 %d MB，不予读取。", short_path(loader),
            GK_PACK_FILE_BYTES / 1024 / 1024);
  else return bytes;
  free(bytes);
  return NULL;
}

typedef struct parse_state {
  int code; /* of the first error, 0 for none */
  long line;
  char message[160];
  long doctype; /* line of a DOCTYPE, 0 for none */
} parse_state;

static void on_error(void *context, xml_error error)
{
  xmlParserCtxtPtr parser = context;
  parse_state *state = parser->_private;
  if (state->code != 0 || error->level < XML_ERR_ERROR) return;
  state->code = error->code;
  state->line = error->line;
  snprintf(state->message, sizeof state->message, "%s", error->message != NULL ? error->message : "");
  state->message[strcspn(state->message, "\r\n")] = '\0';
}

/* libxml2 gives an element the line where its start tag ends; a reader looks for the one where it begins. No "<" may
 * stand within a tag, so the last one before the parser's place begins it. */
static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int default_count, const xmlChar **attributes)
{
  xmlParserCtxtPtr parser = context;
  xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count, namespaces, attribute_count, default_count,
                        attributes);
  const xmlChar *at = parser->input->cur;
  long line = parser->input->line;
  for (; at > parser->input->base && *at != '<'; at--) line -= *at == '\n';
  bool fits = line > 0 && line < USHRT_MAX;
  if (*at == '<' && fits && parser->node != NULL) parser->node->line = (unsigned short)line;
}

/* A DOCTYPE could define entities that grow without bound or name other files: it ends the reading. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)name, (void)external, (void)system;
  xmlParserCtxtPtr parser = context;
  parse_state *state = parser->_private;
  state->doctype = xmlSAX2GetLineNumber(parser);
  xmlStopParser(parser);
}

/* The commonest slips of a text editor, each in plain words. */
static bool refuse_malformed(const gk_pack_loader *loader, const parse_state *state)
{
  static const struct {
    int code;
    const char *zh;
  } words[] = {
    {XML_ERR_DOCUMENT_EMPTY, N_("文件是空的，或不是 XML")},
    {XML_ERR_DOCUMENT_END, N_("文件不完整，最外层没有结束")},
    {XML_ERR_TAG_NAME_MISMATCH, N_("结束标记与开始标记不配对")},
    {XML_ERR_TAG_NOT_FINISHED, N_("有标记没有结束")},
    {XML_ERR_GT_REQUIRED, N_("标记缺少“>”")},
    {XML_ERR_LT_IN_ATTRIBUTE, N_("引号里不能有“<”，请写成“&lt;”；也可能前面缺一个引号")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, N_("属性的值没有用引号括起来")},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, N_("属性的值缺少后引号")},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_("属性没有值")},
    {XML_ERR_ATTRIBUTE_REDEFINED, N_("同一个属性写了两次")},
    {XML_ERR_SPACE_REQUIRED, N_("两个属性之间缺少空格")},
    {XML_ERR_INVALID_ENCODING, N_("文件不是 UTF-8 编码")},
    {XML_ERR_INVALID_CHAR, N_("有不允许的字符，文件可能不是 UTF-8 编码")},
    {XML_ERR_UNSUPPORTED_ENCODING, N_("不支持的文字编码，请存成 UTF-8")},
    {XML_ERR_NAME_REQUIRED, N_("“&”要写成“&amp;”，“<”要写成“&lt;”")},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, N_("“&”要写成“&amp;”")},
    {XML_ERR_UNDECLARED_ENTITY, N_("用了没有定义的实体；“&”要写成“&amp;”")},
    {XML_ERR_COMMENT_NOT_FINISHED, N_("注释没有用“-->”结束")},
    {XML_ERR_VERSION_MISSING, N_("第一行的 <?xml …?> 写坏了")},
    {XML_ERR_XMLDECL_NOT_FINISHED, N_("第一行的 <?xml …?> 写坏了")},
    {XML_ERR_HYPHEN_IN_COMMENT, N_("注释里不能有连续两个“-”")},
  };
  if (state->code == XML_ERR_NO_MEMORY) return gk_fail_memory(loader->err);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].code == state->code) return gk_pack_refuse_line(loader, state->line, "%s", gk_tr(words[i].zh));
  /* libxml2's words are English jargon, of use to those who read them. */
  if (!gk_words_are_english())
    return gk_pack_refuse_line(loader, state->line, "不是合格的 XML，请检查这一行的标记和引号");
  return gk_pack_refuse_line(loader, state->line, "不是合格的 XML（%s）", state->message);
}

static xmlDocPtr parse(gk_pack_loader *loader, xmlParserCtxtPtr parser, const char *bytes, size_t length)
{
  parse_state state = {0};
  parser->_private = &state;
  parser->sax->serror = (xmlStructuredErrorFunc)on_error;
  parser->sax->internalSubset = on_doctype;
  parser->sax->startElementNs = on_start;
  const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_NOBLANKS;
  xmlDocPtr doc = xmlCtxtReadMemory(parser, bytes, (int)length, loader->path, NULL, options);
  if (state.doctype > 0) gk_pack_refuse_line(loader, state.doctype, "不允许写 DOCTYPE");
  else if (state.code != 0) refuse_malformed(loader, &state);
  else if (doc == NULL || xmlDocGetRootElement(doc) == NULL) gk_fail_memory(loader->err);
  else return doc;
  xmlFreeDoc(doc);
  return NULL;
}

xmlDocPtr gk_pack_parse_xml(gk_pack_loader *loader, const char *bytes, size_t length)
{
  xmlDocPtr doc = NULL;
  xmlParserCtxtPtr parser = NULL;
  if (length == 0) {
    gk_pack_refuse_line(loader, 0, "文件是空的，或不是 XML");
  } else if ((parser = xmlNewParserCtxt()) == NULL) {
    gk_fail_memory(loader->err);
  } else {
    doc = parse(loader, parser, bytes, length);
    xmlFreeParserCtxt(parser);
  }
  return doc;
}
