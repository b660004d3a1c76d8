/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "probe.h"
#include "suites.h"

static ux_type x_interface = UX_TYPE("com.sun.star.uno.XInterface");
static ux_type element_access = UX_TYPE("com.sun.star.container.XElementAccess");
static ux_type index_access = UX_TYPE("com.sun.star.container.XIndexAccess");
static ux_type documenter = UX_TYPE("com.sun.star.script.XServiceDocumenter");
static ux_type updatable = UX_TYPE("com.sun.star.util.XUpdatable");
static ux_method core_url = UX_METHOD("com.sun.star.script.XServiceDocumenter::CoreBaseUrl");
static ux_method service_url = UX_METHOD("com.sun.star.script.XServiceDocumenter::ServiceBaseUrl");

static void test_identity(void)
{
  uno_Interface *object = probe_new();
  uno_Interface *index = ux_query(object, &index_access), *docs = ux_query(object, &documenter);
  uno_Interface *from_index = ux_query(index, &x_interface), *from_docs = ux_query(docs, &x_interface);
  CU_ASSERT_PTR_NOT_EQUAL(index, docs);
  CU_ASSERT_PTR_EQUAL(from_index, object);
  CU_ASSERT_PTR_EQUAL(from_docs, object);
  CU_ASSERT_TRUE(ux_same_object(index, docs));
  CU_ASSERT_FALSE(ux_same_object(index, test_context()));
  CU_ASSERT_PTR_NULL(ux_query(object, &updatable));
  ux_release(from_docs);
  ux_release(from_index);
  ux_release(docs);
  ux_release(index);
  ux_release(object);
}

static void test_destroyed_once(void)
{
  int before = atomic_load(&probes_destroyed);
  uno_Interface *object = probe_new();
  uno_Interface *index = ux_query(object, &index_access);
  ux_release(object);
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before);
  ux_release(index);
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before + 1);
}

static void test_base_of_interface(void)
{
  static ux_method has = UX_METHOD("com.sun.star.container.XElementAccess::hasElements");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new(), *base = ux_query(object, &element_access);
  CU_ASSERT_PTR_NOT_NULL(base);
  CU_ASSERT_TRUE(ux_call_bool(object, &has, NULL, &err));
  CHECK_QUIET(err);
  ux_release(base);
  ux_release(object);
}

static void test_attributes(void)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new();
  rtl_uString *value = ux_string("https://例.cn/");
  CU_ASSERT_TRUE(ux_set_attribute(object, &service_url, &value, &err));
  rtl_uString_release(value);
  char *core = ux_call_utf8(object, &core_url, NULL, &err), *service = ux_call_utf8(object, &service_url, NULL, &err);
  CHECK_QUIET(err);
  CU_ASSERT_STRING_EQUAL(core, "");
  CU_ASSERT_STRING_EQUAL(service, "https://例.cn/");
  free(core);
  free(service);
  ux_release(object);
}

static void test_exceptions_raised(void)
{
  static ux_method show = UX_METHOD("com.sun.star.script.XServiceDocumenter::showCoreDocs");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new(), *nothing = NULL;
  CU_ASSERT_PTR_NULL(ux_get_by_index(object, 13, &err));
  CU_ASSERT_STRING_EQUAL(err.type, UX_ILLEGAL_ARGUMENT);
  CU_ASSERT_STRING_EQUAL(err.message, "不吉利的索引 13");
  err = UX_ERROR_INIT;
  CU_ASSERT_PTR_NULL(ux_get_by_index(object, -1, &err));
  CU_ASSERT_STRING_EQUAL(err.type, UX_INDEX_OUT_OF_BOUNDS);
  err = UX_ERROR_INIT;
  CU_ASSERT_FALSE(ux_call(object, &show, NULL, UX_ARGS(&nothing), &err));
  CU_ASSERT_STRING_EQUAL(err.type, UX_RUNTIME_EXCEPTION);
  ux_release(object);
}

static void test_service_info(void)
{
  static ux_method name = UX_METHOD("com.sun.star.lang.XServiceInfo::getImplementationName");
  static ux_method supports = UX_METHOD("com.sun.star.lang.XServiceInfo::supportsService");
  static ux_method services = UX_METHOD("com.sun.star.lang.XServiceInfo::getSupportedServiceNames");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new();
  char *text = ux_call_utf8(object, &name, NULL, &err);
  CU_ASSERT_STRING_EQUAL(text, "test.uno.comp.Probe");
  free(text);
  rtl_uString *other = ux_string("test.uno.Other"), *wrong = ux_string("test.uno.Othe");
  CU_ASSERT_TRUE(ux_call_bool(object, &supports, UX_ARGS(&other), &err));
  CU_ASSERT_FALSE(ux_call_bool(object, &supports, UX_ARGS(&wrong), &err));
  rtl_uString_release(other);
  rtl_uString_release(wrong);
  uno_Sequence *names = ux_call_sequence(object, &services, NULL, &err);
  CHECK_QUIET(err);
  CU_ASSERT_EQUAL(ux_sequence_length(names), 2);
  ux_strings_drop(names);
  ux_release(object);
}

static void test_type_provider(void)
{
  static ux_method types = UX_METHOD("com.sun.star.lang.XTypeProvider::getTypes");
  static ux_method id = UX_METHOD("com.sun.star.lang.XTypeProvider::getImplementationId");
  static ux_type type_sequence = UX_TYPE("[]type"), byte_sequence = UX_TYPE("[]byte");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new();
  uno_Sequence *list = ux_call_sequence(object, &types, NULL, &err);
  uno_Sequence *bytes = ux_call_sequence(object, &id, NULL, &err);
  CHECK_QUIET(err);
  CU_ASSERT_EQUAL_FATAL(ux_sequence_length(list), 6);
  CU_ASSERT_TRUE(ux_type_is(UX_ITEMS(typelib_TypeDescriptionReference *, list)[3], index_access.name));
  CU_ASSERT_EQUAL(ux_sequence_length(bytes), 0);
  ux_sequence_drop(list, &type_sequence);
  ux_sequence_drop(bytes, &byte_sequence);
  ux_release(object);
}

static void test_state_and_facets(void)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = probe_new();
  probe *state = ux_object_state(object, &probe_class);
  CU_ASSERT_PTR_NOT_NULL_FATAL(state);
  CU_ASSERT_PTR_EQUAL(ux_object_self(state), object);
  CU_ASSERT_PTR_NULL(ux_object_state(object, &refusing_class));
  CU_ASSERT_PTR_NULL(ux_object_state(test_context(), &probe_class));
  CU_ASSERT_PTR_NOT_NULL(ux_object_interface(state, index_access.name));
  CU_ASSERT_PTR_NULL(ux_object_interface(state, updatable.name));
  ux_release(object);
  CU_ASSERT_PTR_NULL(ux_object_new(&refusing_class, NULL, &err));
  CU_ASSERT_STRING_EQUAL(err.message, "refused");
}

void suite_object(void)
{
  CU_pSuite suite = CU_add_suite("object", NULL, NULL);
  CU_ADD_TEST(suite, test_identity);
  CU_ADD_TEST(suite, test_destroyed_once);
  CU_ADD_TEST(suite, test_base_of_interface);
  CU_ADD_TEST(suite, test_attributes);
  CU_ADD_TEST(suite, test_exceptions_raised);
  CU_ADD_TEST(suite, test_service_info);
  CU_ADD_TEST(suite, test_type_provider);
  CU_ADD_TEST(suite, test_state_and_facets);
}
