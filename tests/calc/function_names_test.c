/* SPDX-License-Identifier: MPL-2.0 */
/* What Calc and its function wizard say of the cell functions, and whether the IDL agrees with the table they are made
 * from. Runs under a Chinese user interface and, from run.sh, under an English one. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/locale.h"
#include "engine/functions/formulas.h"
#include "suites.h"

/* com.sun.star.sheet.FunctionArgument */
typedef struct function_argument {
  rtl_uString *name, *description;
  sal_Bool optional;
} function_argument;

enum { CATEGORY_ADD_IN = 11 }; /* com.sun.star.sheet.FunctionCategory.ADDINS; in 7.4 there are no others to choose */

static bool chinese;

static void check_text(const char *of, const char *expected, const rtl_uString *string)
{
  char *text = ux_utf8(string);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  CU_ASSERT_STRING_EQUAL(text, expected);
  if (strcmp(text, expected) != 0) printf("\n  %s: \"%s\" where the table has \"%s\"\n", of, text, expected);
  free(text);
}

static const ux_property_value *property(const uno_Sequence *list, const char *name)
{
  for (size_t i = 0; i < ux_sequence_length(list); i++) {
    const ux_property_value *item = &UX_ITEMS(const ux_property_value, list)[i];
    if (ux_string_is(item->name, name)) return item;
  }
  CU_FAIL_FATAL("a property of the description is missing");
  return NULL;
}

static void check_text_property(const gk_function *function, const uno_Sequence *list, const char *name,
                                const char *expected)
{
  rtl_uString *text = ux_any_string(&property(list, name)->value);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  check_text(function->name, expected, text);
}

static void check_arguments(const gk_function *function, const uno_Any *value)
{
  uno_Sequence *const *list = ux_any_value(value, "[]com.sun.star.sheet.FunctionArgument");
  CU_ASSERT_PTR_NOT_NULL_FATAL(list);
  CU_ASSERT_EQUAL_FATAL(ux_sequence_length(*list), gk_function_arg_count(function));
  for (size_t i = 0; i < gk_function_arg_count(function); i++) {
    const function_argument *argument = &UX_ITEMS(const function_argument, *list)[i];
    const gk_fn_arg *arg = &function->args[i];
    check_text(function->name, gk_tr_in("argument", arg->label), argument->name);
    check_text(function->name, gk_tr(arg->about), argument->description);
    /* Calc takes every argument of a type that can stand for nothing as optional. */
    CU_ASSERT_EQUAL(argument->optional != 0, strcmp(arg->idl, "any") == 0 || strcmp(arg->idl, "sequence<any>") == 0);
  }
}

/* The description that the wizard shows under that name; void where it has none. */
static void describe(uno_Interface *descriptions, const char *name, uno_Any *description)
{
  ux_error err = UX_ERROR_INIT;
  if (!ux_get_any_by_name(descriptions, name, description, &err)) ux_any_void(description);
  if (err.raised) printf("\n  %s: %s %s\n", name, err.type, err.message);
}

static void test_wizard(void)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *descriptions = ux_create_service(gk_test_context(), "com.sun.star.sheet.FunctionDescriptions", &err);
  CU_ASSERT_FALSE_FATAL(err.raised);
  for (size_t i = 0; i < gk_function_count; i++) {
    const gk_function *function = &gk_functions[i];
    sal_Int32 category = 0;
    uno_Any description;
    describe(descriptions, function->name, &description);
    uno_Sequence *const *list = ux_any_value(&description, "[]com.sun.star.beans.PropertyValue");
    CU_ASSERT_PTR_NOT_NULL(list);
    if (list == NULL) continue;
    check_text_property(function, *list, "Name", function->name);
    check_text_property(function, *list, "Description", gk_tr(function->about));
    CU_ASSERT_TRUE(ux_any_to_long(&property(*list, "Category")->value, &category));
    CU_ASSERT_EQUAL(category, CATEGORY_ADD_IN);
    check_arguments(function, &property(*list, "Arguments")->value);
    ux_any_drop(&description);
  }
  ux_release(descriptions);
}

/* The run says by its environment in which language it is: the user interface must be in it. */
static void test_language(void)
{
  const char *wanted = getenv("GK_TEST_LANGUAGE");
  CU_ASSERT_PTR_NOT_NULL_FATAL(wanted);
  CU_ASSERT_EQUAL(chinese, strcmp(wanted, "zh-CN") == 0);
}

/* --- org.gongkai.XFunctions as UNO knows it, against the table */

/* The table writes sequence types as the IDL does, UNO with brackets. */
static const char *uno_name(const char *idl)
{
  return strcmp(idl, "sequence<any>") == 0 ? "[]any" : idl;
}

static void check_type(const char *of, const typelib_TypeDescriptionReference *type, const char *idl)
{
  check_text(of, uno_name(idl), type->pTypeName);
}

static void check_method(const gk_function *function, typelib_TypeDescriptionReference *member)
{
  typelib_TypeDescription *found = NULL;
  char name[96];
  snprintf(name, sizeof name, "org.gongkai.XFunctions::%s", function->method);
  check_text(function->name, name, member->pTypeName);
  typelib_typedescriptionreference_getDescription(&found, member);
  CU_ASSERT_PTR_NOT_NULL_FATAL(found);
  CU_ASSERT_EQUAL_FATAL(found->eTypeClass, typelib_TypeClass_INTERFACE_METHOD);
  const typelib_InterfaceMethodTypeDescription *method = (const typelib_InterfaceMethodTypeDescription *)(void *)found;
  check_type(function->name, method->pReturnTypeRef, function->idl_result);
  CU_ASSERT_EQUAL_FATAL((size_t)method->nParams, gk_function_arg_count(function));
  for (size_t i = 0; i < gk_function_arg_count(function); i++) {
    check_text(function->name, function->args[i].name, method->pParams[i].pName);
    check_type(function->name, method->pParams[i].pTypeRef, function->args[i].idl);
    CU_ASSERT_TRUE(method->pParams[i].bIn && !method->pParams[i].bOut);
  }
  typelib_typedescription_release(found);
}

static void test_idl(void)
{
  enum { INHERITED = 3 }; /* of XInterface */
  static ux_type functions = UX_TYPE("org.gongkai.XFunctions");
  const typelib_TypeDescription *found = ux_type_description(&functions);
  CU_ASSERT_PTR_NOT_NULL_FATAL(found);
  const typelib_InterfaceTypeDescription *interface = (const typelib_InterfaceTypeDescription *)(const void *)found;
  CU_ASSERT_EQUAL((size_t)interface->nMembers, gk_function_count);
  CU_ASSERT_EQUAL_FATAL((size_t)interface->nAllMembers, gk_function_count + INHERITED);
  for (size_t i = 0; i < gk_function_count; i++) check_method(&gk_functions[i], interface->ppMembers[i]);
}

static int read_language(void)
{
  gk_use_language_of_office(gk_test_context());
  chinese = gk_words_are_keys();
  return 0;
}

void gk_suite_function_names(void)
{
  CU_pSuite suite = CU_add_suite("function_names", read_language, NULL);
  CU_ADD_TEST(suite, test_language);
  CU_ADD_TEST(suite, test_wizard);
  CU_ADD_TEST(suite, test_idl);
}
