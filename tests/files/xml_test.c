/* SPDX-License-Identifier: MPL-2.0 */
/* The XML scanner: events, namespaces, encodings, and every way in which XML is refused. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "files/limits.h"
#include "files/xml/xml_bytes.h"
#include "files/xml/xml_scan.h"
#include "../engine/speak.h"

enum { WORD_A = 1, WORD_B, WORD_C, WORD_N };

static const char *const spaces[] = {NULL, "u:1"};
static const gk_xml_word words[] = {
  {0, NULL, 0}, GK_XML_WORD(0, "a"), GK_XML_WORD(0, "b"), GK_XML_WORD(0, "c"), GK_XML_WORD(1, "n")};
static const gk_xml_words vocabulary = {spaces, 2, words, sizeof words / sizeof *words};

static void tell(gk_text *out, const gk_xml *xml, gk_xml_event event)
{
  if (event == GK_XML_TEXT) gk_text_printf(out, "'%.*s'", (int)xml->length, xml->text);
  if (event == GK_XML_END) gk_text_printf(out, "/%d", xml->word);
  if (event != GK_XML_BEGIN) return;
  gk_text_printf(out, "<%d.%d", xml->word, xml->depth);
  for (size_t i = 0; i < xml->attribute_count; i++) {
    const gk_xml_attribute *attribute = &xml->attributes[i];
    gk_text_printf(out, " %d=%.*s", attribute->word, (int)attribute->length, attribute->value);
  }
  gk_text_puts(out, ">");
}

/* What happens in a document, or its sentence. */
static void expect_bytes(const char *bytes, size_t size, const char *wanted)
{
  gk_error err = GK_ERROR_INIT;
  gk_text out = {0};
  gk_xml xml;
  gk_xml_event event = GK_XML_FAILED;
  if (gk_xml_open(&xml, bytes, size, &vocabulary, "f", NULL, &err)) {
    while ((event = gk_xml_next(&xml)) != GK_XML_DONE && event != GK_XML_FAILED) tell(&out, &xml, event);
  }
  CU_ASSERT_EQUAL(event == GK_XML_FAILED, err.status != GK_OK);
  if (event == GK_XML_FAILED) CU_ASSERT_EQUAL(gk_xml_next(&xml), GK_XML_FAILED);
  const char *got = event == GK_XML_FAILED ? err.text : out.bytes;
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  bool as_wanted = event == GK_XML_FAILED ? strstr(got, wanted) != NULL : strcmp(got, wanted) == 0;
  CU_ASSERT_TRUE(as_wanted);
  if (!as_wanted) printf("%.60s: %.200s, expected %s\n", bytes, got, wanted);
  gk_text_free(&out);
  gk_xml_close(&xml);
}

static void expect(const char *document, const char *wanted)
{
  expect_bytes(document, strlen(document), wanted);
}

static void test_events(void)
{
  expect("<a/>", "<1.1>/1");
  expect("<?xml version='1.0' encoding='utf-8'?>\n<!-- - -->\n<a ><b\n></b ><z/></a>\n<?p?>", "<1.1><2.2>/2<0.2>/0/1");
  expect("\xEF\xBB\xBF<a>x</a>", "<1.1>'x'/1");
  expect("<a b='1' z='2' c = \"'\"/>", "<1.1 2=1 3='>/1");
  expect("<a>x<b/>y<!--c-->z</a>", "<1.1>'x'<2.2>/2'y''z'/1");
  expect("<a>收入<![CDATA[<b>&amp;]]]></a>", "<1.1>'收入''<b>&amp;]'/1");
  expect("<a><![CDATA[]]></a>", "<1.1>/1");
}

static void test_references(void)
{
  expect("<a>&lt;&gt;&amp;&quot;&apos;&#25910;&#x6536;&#x1F600;</a>", "<1.1>'<>&\"'收收😀'/1");
  expect("<a b='&lt;\t\r\n&#10;&#x9;'/>", "<1.1 2=<  \n\t>/1");
  expect("<a b='1' c='&#50;' z='&#51;'><b c='&amp;'/></a>", "<1.1 2=1 3=2><2.2 3=&>/2/1");
  expect("<a>1\r\n2\r3\n]]&gt;]] ></a>", "<1.1>'1\n2\n3\n]]>]] >'/1");
  static const char *const wrong[] = {"<a>&b;</a>",
                                      "<a>&</a>",
                                      "<a>&#0;</a>",
                                      "<a>&#xD800;</a>",
                                      "<a>&#x110000;</a>",
                                      "<a>&#;</a>",
                                      "<a>&#x;</a>",
                                      "<a>&#1a;</a>",
                                      "<a>&#X41;</a>",
                                      "<a b='&lt'/>",
                                      "<a>&#99999999999999999999;</a>"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) expect(wrong[i], "unknown reference");
}

static void test_namespaces(void)
{
  expect("<n xmlns='u:1' n='1'/>", "<4.1>/4"); /* an attribute without a prefix is in none */
  expect("<p:n xmlns:p='u:1' p:n='1' n='2'/>", "<4.1 4=1>/4");
  expect("<q:n q:n='1' xmlns:q='u&#58;1'><n/><q:n xmlns:q='u:2'/><q:n/></q:n>", "<4.1 4=1><0.2>/0<0.2>/0<4.2>/4/4");
  expect("<n xmlns='u:1'><n xmlns=''/></n>", "<4.1><0.2>/0/4");
  expect("<a xml:space='preserve'/>", "<1.1>/1");
  expect("<p:a/>", "prefix is not declared");
  expect("<a p:b=''/>", "prefix is not declared");
  expect("<a><b xmlns:p='u:1'/><p:b/></a>", "prefix is not declared");
  expect("<a xmlns:p=''/>", "declared wrongly");
  expect("<a xmlns:xml='u:1'/>", "declared wrongly");
  expect("<a xmlns:p='u:1' xmlns:q='u:1' p:n='' q:n=''/>", "given twice");
  expect("<a:b:c xmlns:a='u'/>", "name of an element");
}

static void test_malformed(void)
{
  static const char *const cases[][2] = {
    {"", "no element"},
    {" ", "no element"},
    {"<a>", "ends within an element"},
    {"<a", "does not end"},
    {"<a b", "has no value"},
    {"<a b=", "no quotation"},
    {"<a b=1/>", "no quotation"},
    {"<a b='1", "does not end"},
    {"<a b='<'/>", "or has <"},
    {"<a b='1'c='2'/>", "does not end"},
    {"<a b='1' b='2'/>", "given twice"},
    {"<a / >", "name of an element"},
    {"<1/>", "name of an element"},
    {"< a/>", "name of an element"},
    {"<a></b>", "not that of its element"},
    {"<a></ab>", "not that of its element"},
    {"<ab></a>", "not that of its element"},
    {"</a>", "no element"},
    {"<a/></a>", "no element"},
    {"<a/><b/>", "follows the root"},
    {"<a/>x", "outside the root"},
    {"x<a/>", "outside the root"},
    {"<a/>&amp;", "outside the root"},
    {"<a>]]></a>", "]]> within text"},
    {"<a><![CDATA[</a>", "CDATA section does not end"},
    {"<![CDATA[]]><a/>", "unknown declaration"},
    {"<a><!ELEMENT a></a>", "unknown declaration"},
    {"<!DOCTYPE a><a/>", "DOCTYPE"},
    {"<a><!-- -- --></a>", "-- within a comment"},
    {"<a><!-- -</a>", "comment does not end"},
    {"<a><?</a>", "does not end"},
    {"<a><?p</a>", "does not end"},
    {"<a><? p?></a>", "no proper name"},
    {"<a><?XML ?></a>", "no proper name"},
    {" <?xml version='1.0'?><a/>", "no proper name"},
    {"<?xml?><a/>", "no proper name"},
    {"<?xml version='2.0'?><a/>", "declaration is wrong"},
    {"<?xml version='1.0' encoding=''?><a/>", "declaration is wrong"},
    {"<?xml version='1.0' encoding='8'?><a/>", "declaration is wrong"},
    {"<?xml version='1.0' encoding='utf-8' standalone='so'?><a/>", "declaration is wrong"},
    {"<?xml version='1.0' encoding='koi8-r'?><a/>", "encoding cannot be read"},
    {"<?xml version='1.0' encoding='UTF-16'?><a/>", "encoding cannot be read"},
    {"<a>\x01</a>", "no character"},
    {"<a>\xC0\x80</a>", "no character"},
    {"<a>\xED\xA0\x80</a>", "no character"},
    {"<a>\xEF\xBF\xBF</a>", "no character"},
    {"<a>\xF4\x90\x80\x80</a>", "no character"},
    {"<a>\xE6\x94</a>", "no character"},
    {"<a>\xD6\xD0</a>", "no character"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(cases[i][0], cases[i][1]);
  expect_bytes("<a>\0</a>", 8, "no character");
}

/* The line is that of the mistake. */
static void test_lines(void)
{
  expect("<a>\n\n<b></a>", "line 3:");
  expect("<a>\n\n\xFF</a>", "line 3:");
}

static void test_encodings(void)
{
  expect_bytes("\xFF\xFE<\0a\0>\0\x36\x65<\0/\0a\0>\0", 18, "<1.1>'收'/1");
  expect_bytes("\xFE\xFF\0<\0a\0/\0>", 10, "<1.1>/1");
  expect_bytes("\0<\0?\0p\0?\0>\0<\0a\0/\0>", 18, "<1.1>/1");
  expect_bytes("<\0?\0p\0?\0>\0<\0a\0/\0>\0", 18, "<1.1>/1");
  expect_bytes("\0<\0a\0/\0>", 8, "no character"); /* neither mark nor declaration; found by fuzzing */
  expect("<?xml version='1.0' encoding='GB2312'?><a>\xCA\xD5</a>", "<1.1>'收'/1");
  expect("<?xml version='1.0' encoding='gbk'?><a>\xCA</a>", "encoding");
  expect_bytes("\xFF\xFE<\0a\0\x00\xD8/\0>\0", 12, "encoding");
}

/* What is passed over is as sound as what is looked at. */
static void test_skip(void)
{
  static const char good[] = "<a><b><b>x</b><c/></b><c/></a>", bad[] = "<a><b><c></b></a>";
  gk_error err = GK_ERROR_INIT;
  gk_xml xml;
  CU_ASSERT_TRUE(gk_xml_open(&xml, good, sizeof good - 1, &vocabulary, "f", "p", &err));
  CU_ASSERT_EQUAL(gk_xml_next(&xml), GK_XML_BEGIN);
  CU_ASSERT_EQUAL(gk_xml_next(&xml), GK_XML_BEGIN);
  CU_ASSERT_TRUE(gk_xml_skip(&xml));
  CU_ASSERT_EQUAL(gk_xml_next(&xml), GK_XML_BEGIN);
  CU_ASSERT_EQUAL(xml.word, WORD_C);
  CU_ASSERT_TRUE(gk_xml_skip(&xml));
  CU_ASSERT_EQUAL(gk_xml_next(&xml), GK_XML_END);
  CU_ASSERT_EQUAL(gk_xml_next(&xml), GK_XML_DONE);
  gk_xml_close(&xml);
  CU_ASSERT_TRUE(gk_xml_open(&xml, bad, sizeof bad - 1, &vocabulary, "f", "p", &err));
  gk_xml_next(&xml);
  gk_xml_next(&xml);
  CU_ASSERT_FALSE(gk_xml_skip(&xml));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "f (p), line 1:"));
  gk_xml_close(&xml);
}

static void repeat(gk_text *out, const char *format, int count)
{
  for (int i = 0; i < count; i++) gk_text_printf(out, format, i);
}

static void test_limits(void)
{
  static const struct {
    const char *begin, *format, *end, *reason;
    int count;
  } cases[] = {{"<a>", "<a>", "", "nested more than 128 deep", GK_LIMIT_DEPTH},
               {"<a", " b%d=''", "/>", "more than 256 attributes", GK_LIMIT_ATTRIBUTES + 1},
               {"<a>", "<a xmlns:p='%d' xmlns:q='1' xmlns:r='2'>", "", "256 namespaces", 100},
               {"<a>", "<b%d/>", "</a>", "4096 different names", GK_LIMIT_NAMES},
               /* Names that differ in the middle alone share a slot. */
               {"<a>", "<abcdefgh%04dabcdefgh/>", "</a>", "4096 different names", 65},
               {"<a b='", "%020d", "'/>", "a tag is over 1 MB", GK_LIMIT_TAG / 20 + 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_text document = {0};
    gk_text_puts(&document, cases[i].begin);
    repeat(&document, cases[i].format, cases[i].count);
    gk_text_puts(&document, cases[i].end);
    expect(document.bytes, cases[i].reason);
    gk_text_free(&document);
  }
}

/* Characters at every place of the sixteen bytes that are looked at together. */
static void test_bytes(void)
{
  char bytes[64];
  for (size_t at = 0; at < sizeof bytes; at++) {
    memset(bytes, 'x', sizeof bytes);
    const char *end = bytes + sizeof bytes;
    CU_ASSERT_PTR_EQUAL(gk_xml_first_bad(bytes, end), end);
    CU_ASSERT_PTR_EQUAL(gk_xml_until(bytes, end, '<', '&', '"', 0x1F), end);
    bytes[at] = '\x02';
    CU_ASSERT_PTR_EQUAL(gk_xml_first_bad(bytes, end), bytes + at);
    CU_ASSERT_PTR_EQUAL(gk_xml_until(bytes, end, '<', '&', '"', 0x1F), bytes + at);
    bytes[at] = '\xE6';
    CU_ASSERT_PTR_EQUAL(gk_xml_first_bad(bytes, end), bytes + at);
    CU_ASSERT_PTR_EQUAL(gk_xml_until(bytes, end, '<', '&', '"', 0x1F), end);
    bytes[at] = '&';
    CU_ASSERT_PTR_EQUAL(gk_xml_until(bytes, end, '<', '&', '"', 0x1F), bytes + at);
    if (at + 3 > sizeof bytes) continue;
    memcpy(bytes + at, "收", 3);
    CU_ASSERT_PTR_EQUAL(gk_xml_first_bad(bytes, end), end);
  }
}

void gk_suite_xml(void)
{
  CU_pSuite suite = CU_add_suite("xml", gk_speak_english, gk_speak_chinese);
  CU_add_test(suite, "events", test_events);
  CU_add_test(suite, "references", test_references);
  CU_add_test(suite, "namespaces", test_namespaces);
  CU_add_test(suite, "what is not well formed", test_malformed);
  CU_add_test(suite, "lines", test_lines);
  CU_add_test(suite, "encodings", test_encodings);
  CU_add_test(suite, "skipping", test_skip);
  CU_add_test(suite, "limits", test_limits);
  CU_add_test(suite, "bytes", test_bytes);
}
