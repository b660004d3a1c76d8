/* SPDX-License-Identifier: MPL-2.0 */
/* Calls to LibreOffice's C++ objects, and calls of theirs back into ours. */
#include <stdlib.h>
#include <string.h>

#include "probe.h"
#include "suites.h"

static ux_type any_sequence = UX_TYPE("[]any");
static ux_method invoke = UX_METHOD("com.sun.star.script.XInvocation::invoke");
static ux_method get_value = UX_METHOD("com.sun.star.script.XInvocation::getValue");
static ux_method set_value = UX_METHOD("com.sun.star.script.XInvocation::setValue");

/* A sequence<any> with one element, which it takes over. */
static uno_Sequence *one(uno_Any *value)
{
  uno_Sequence *list = ux_sequence_new(&any_sequence, 1);
  ux_any_drop(&UX_ITEMS(uno_Any, list)[0]);
  ux_any_copy(&UX_ITEMS(uno_Any, list)[0], value);
  ux_any_drop(value);
  return list;
}

/* The probe behind LibreOffice's C++ reflection: the way Calc and Basic call. */
static uno_Interface *invocation_of(uno_Interface *object, ux_error *err)
{
  static ux_method create = UX_METHOD("com.sun.star.lang.XSingleServiceFactory::createInstanceWithArguments");
  uno_Interface *factory = ux_create_service(test_context(), "com.sun.star.script.Invocation", err);
  uno_Any any;
  ux_any_from_object(&any, object);
  uno_Sequence *arguments = one(&any);
  uno_Interface *result = ux_call_object(factory, &create, UX_ARGS(&arguments), err);
  ux_sequence_drop(arguments, &any_sequence);
  ux_release(factory);
  return result;
}

/* invocation.NAME(index), as an any to be dropped. */
static bool invoke_with_long(uno_Interface *invocation, const char *name, sal_Int32 index, uno_Any *result,
                             ux_error *err)
{
  static ux_type short_sequence = UX_TYPE("[]short");
  rtl_uString *method = ux_string(name);
  uno_Any any;
  ux_any_from_long(&any, index);
  uno_Sequence *arguments = one(&any), *positions = NULL, *outs = NULL;
  bool done = ux_call(invocation, &invoke, result, UX_ARGS(&method, &arguments, &positions, &outs), err);
  ux_sequence_drop(positions, &short_sequence);
  ux_sequence_drop(outs, &any_sequence);
  ux_sequence_drop(arguments, &any_sequence);
  rtl_uString_release(method);
  return done;
}

static void test_service(void)
{
  static ux_method convert = UX_METHOD("com.sun.star.script.XTypeConverter::convertToSimpleType");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *converter = ux_create_service(test_context(), "com.sun.star.script.Converter", &err);
  CHECK_QUIET(err);
  uno_Any text, number;
  sal_Int32 double_class = typelib_TypeClass_DOUBLE;
  double value = 0;
  ux_any_from_utf8(&text, "1671.42");
  CU_ASSERT_TRUE_FATAL(ux_call(converter, &convert, &number, UX_ARGS(&text, &double_class), &err));
  CU_ASSERT_TRUE(ux_any_to_double(&number, &value) && value == 1671.42);
  ux_any_drop(&number);
  ux_any_drop(&text);
  ux_any_from_utf8(&text, "万元");
  CU_ASSERT_FALSE(ux_call(converter, &convert, &number, UX_ARGS(&text, &double_class), &err));
  CU_ASSERT_STRING_EQUAL(err.type, "com.sun.star.script.CannotConvertException");
  ux_any_drop(&text);
  ux_release(converter);
}

static void test_missing_things(void)
{
  static ux_method unknown = UX_METHOD("com.sun.star.lang.XMain::walk");
  static ux_method wrong = UX_METHOD("com.sun.star.lang.XMain::run");
  ux_error err = UX_ERROR_INIT;
  CU_ASSERT_PTR_NULL(ux_create_service(test_context(), "org.example.NoService", &err));
  CU_ASSERT_TRUE(err.raised);
  CU_ASSERT_EQUAL(ux_count(test_context(), &err), 0);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "org.example.NoService"));
  err = UX_ERROR_INIT;
  CU_ASSERT_EQUAL(ux_count(NULL, &err), 0);
  CU_ASSERT_STRING_EQUAL(err.type, UX_RUNTIME_EXCEPTION);
  err = UX_ERROR_INIT;
  CU_ASSERT_FALSE(ux_call(test_context(), &unknown, NULL, NULL, &err));
  CU_ASSERT_TRUE(err.raised);
  err = UX_ERROR_INIT;
  CU_ASSERT_FALSE(ux_call(test_context(), &wrong, NULL, NULL, &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "no such interface"));
}

static void test_property(void)
{
  static ux_method manager_of = UX_METHOD("com.sun.star.uno.XComponentContext::getServiceManager");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *manager = ux_call_object(test_context(), &manager_of, NULL, &err);
  uno_Interface *context = ux_get_object(manager, "DefaultContext", &err);
  CHECK_QUIET(err);
  CU_ASSERT_TRUE(ux_same_object(context, test_context()));
  CHECK_QUIET(err);
  CU_ASSERT_EQUAL(ux_get_long(manager, "DefaultContext", &err), 0);
  CU_ASSERT_STRING_EQUAL(err.type, UX_ILLEGAL_ARGUMENT);
  err = UX_ERROR_INIT;
  CU_ASSERT_FALSE(ux_set_bool(manager, "NoSuchProperty", true, &err));
  CU_ASSERT_STRING_EQUAL(err.type, "com.sun.star.beans.UnknownPropertyException");
  ux_release(context);
  ux_release(manager);
}

static void test_called_by_reflection(void)
{
  ux_error err = UX_ERROR_INIT;
  int before = atomic_load(&probes_destroyed);
  uno_Interface *object = probe_new(), *invocation = invocation_of(object, &err);
  ux_release(object);
  CHECK_QUIET(err);
  uno_Any any;
  sal_Int32 square = 0;
  CU_ASSERT_TRUE_FATAL(invoke_with_long(invocation, "getByIndex", 7, &any, &err));
  CU_ASSERT_TRUE(ux_any_to_long(&any, &square) && square == 49);
  ux_any_drop(&any);
  CU_ASSERT_FALSE(invoke_with_long(invocation, "getByIndex", 13, &any, &err));
  CU_ASSERT_STRING_EQUAL(err.type, UX_ILLEGAL_ARGUMENT);
  CU_ASSERT_STRING_EQUAL(err.message, "不吉利的索引 13");
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before);
  ux_release(invocation);
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before + 1);
}

static void test_attribute_by_reflection(void)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new(), *invocation = invocation_of(object, &err);
  rtl_uString *name = ux_string("CoreBaseUrl");
  uno_Any value;
  ux_any_from_utf8(&value, "公开");
  CU_ASSERT_TRUE(ux_call(invocation, &set_value, NULL, UX_ARGS(&name, &value), &err));
  ux_any_drop(&value);
  CU_ASSERT_TRUE_FATAL(ux_call(invocation, &get_value, &value, UX_ARGS(&name), &err));
  char *text = ux_any_to_utf8(&value);
  CU_ASSERT_STRING_EQUAL(text, "公开");
  free(text);
  ux_any_drop(&value);
  rtl_uString_release(name);
  ux_release(invocation);
  ux_release(object);
  CHECK_QUIET(err);
}

/* The factory as LibreOffice's service manager uses it: through a C++ proxy of ours. */
static void test_factory(void)
{
  static ux_method manager_of = UX_METHOD("com.sun.star.uno.XComponentContext::getServiceManager");
  static ux_method insert = UX_METHOD("com.sun.star.container.XSet::insert");
  static ux_method remove_item = UX_METHOD("com.sun.star.container.XSet::remove");
  static ux_method create = UX_METHOD("com.sun.star.lang.XSingleComponentFactory::createInstanceWithContext");
  ux_error err = UX_ERROR_INIT;
  const ux_class *const classes[] = {&probe_class, &refusing_class, NULL};
  CU_ASSERT_PTR_NULL(ux_component_factory(classes, "test.uno.comp.None", NULL));
  uno_Interface *manager = ux_call_object(test_context(), &manager_of, NULL, &err);
  uno_Interface *factory = ux_component_factory(classes, "test.uno.comp.Probe", manager);
  uno_Interface *context = test_context(), *object = ux_call_object(factory, &create, UX_ARGS(&context), &err);
  CHECK_QUIET(err);
  probe *state = ux_object_state(object, &probe_class);
  CU_ASSERT_TRUE(state && ux_same_object(state->context, context));
  ux_release(object);
  uno_Any item;
  ux_any_from_object(&item, factory);
  CU_ASSERT_TRUE(ux_call(manager, &insert, NULL, UX_ARGS(&item), &err));
  CU_ASSERT_TRUE(ux_call(manager, &remove_item, NULL, UX_ARGS(&item), &err));
  CHECK_QUIET(err);
  ux_any_drop(&item);
  ux_release(factory);
  factory = ux_component_factory(classes, "test.uno.comp.Refusing", manager);
  CU_ASSERT_PTR_NULL(ux_call_object(factory, &create, UX_ARGS(&context), &err));
  CU_ASSERT_STRING_EQUAL(err.message, "refused");
  ux_release(factory);
  ux_release(manager);
}

static void test_factory_arguments(void)
{
  static ux_method create = UX_METHOD("com.sun.star.lang.XSingleServiceFactory::createInstanceWithArguments");
  ux_error err = UX_ERROR_INIT;
  const ux_class *const classes[] = {&probe_class, NULL};
  int before = atomic_load(&probes_destroyed);
  uno_Interface *factory = ux_component_factory(classes, "test.uno.comp.Probe", NULL);
  uno_Sequence *arguments = ux_sequence_new(&any_sequence, 2), *unlucky = ux_sequence_new(&any_sequence, 13);
  uno_Interface *object = ux_call_object(factory, &create, UX_ARGS(&arguments), &err);
  CHECK_QUIET(err);
  probe *state = ux_object_state(object, &probe_class);
  CU_ASSERT_TRUE(state && state->initialized == 2);
  ux_release(object);
  CU_ASSERT_PTR_NULL(ux_call_object(factory, &create, UX_ARGS(&unlucky), &err));
  CU_ASSERT_STRING_EQUAL(err.message, "too many");
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before + 2);
  ux_sequence_drop(arguments, &any_sequence);
  ux_sequence_drop(unlucky, &any_sequence);
  ux_release(factory);
}

void suite_call(void)
{
  CU_pSuite suite = CU_add_suite("call", NULL, NULL);
  CU_ADD_TEST(suite, test_service);
  CU_ADD_TEST(suite, test_missing_things);
  CU_ADD_TEST(suite, test_property);
  CU_ADD_TEST(suite, test_called_by_reflection);
  CU_ADD_TEST(suite, test_attribute_by_reflection);
  CU_ADD_TEST(suite, test_factory);
  CU_ADD_TEST(suite, test_factory_arguments);
}
