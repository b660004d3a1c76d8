/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "probe.h"
#include "suites.h"

static ux_type any_sequence = UX_TYPE("[]any");
static ux_type any_matrix = UX_TYPE("[][]any");
static ux_type range_address = UX_TYPE(UX_CELL_RANGE_ADDRESS);
static ux_type property_value = UX_TYPE(UX_PROPERTY_VALUE);

static void test_numbers(void)
{
  uno_Any any;
  double number = 0;
  sal_Int32 integer = 0;
  bool truth = false;
  ux_any_from_double(&any, 1671.42);
  CU_ASSERT_TRUE(ux_any_to_double(&any, &number) && number == 1671.42);
  CU_ASSERT_FALSE(ux_any_to_long(&any, &integer));
  ux_any_drop(&any);
  ux_any_from_long(&any, -7);
  CU_ASSERT_TRUE(ux_any_to_double(&any, &number) && number == -7);
  CU_ASSERT_TRUE(ux_any_to_long(&any, &integer) && integer == -7);
  ux_any_drop(&any);
  ux_any_from_short(&any, 32767);
  CU_ASSERT_TRUE(ux_any_to_long(&any, &integer) && integer == 32767);
  CU_ASSERT_FALSE(ux_any_to_bool(&any, &truth));
  ux_any_drop(&any);
  ux_any_from_bool(&any, true);
  CU_ASSERT_TRUE(ux_any_to_bool(&any, &truth) && truth);
  CU_ASSERT_FALSE(ux_any_to_double(&any, &number));
  ux_any_drop(&any);
}

static void test_void_and_text(void)
{
  uno_Any any, copy;
  ux_any_void(&any);
  CU_ASSERT_TRUE(ux_any_is_void(&any));
  CU_ASSERT_PTR_NULL(ux_any_string(&any));
  ux_any_drop(&any);
  ux_any_from_utf8(&any, "万元");
  ux_any_copy(&copy, &any);
  ux_any_drop(&any);
  char *text = ux_any_to_utf8(&copy);
  CU_ASSERT_STRING_EQUAL(text, "万元");
  CU_ASSERT_FALSE(ux_any_is_void(&copy));
  free(text);
  ux_any_drop(&copy);
}

static void test_object_in_any(void)
{
  int before = atomic_load(&probes_destroyed);
  uno_Interface *object = probe_new();
  uno_Any any;
  ux_any_from_object(&any, object);
  ux_release(object);
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before);
  uno_Interface *again = ux_any_to_object(&any);
  CU_ASSERT_PTR_EQUAL(again, object);
  ux_any_drop(&any);
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before);
  ux_release(again);
  CU_ASSERT_EQUAL(atomic_load(&probes_destroyed), before + 1);
}

static void test_structs(void)
{
  ux_cell_range_address range = {.sheet = 3, .start_column = 1, .start_row = 2, .end_column = 5, .end_row = 70000};
  uno_Any any;
  CU_ASSERT_EQUAL((size_t)ux_type_description(&range_address)->nSize, sizeof range);
  ux_any_from(&any, &range_address, &range);
  const ux_cell_range_address *seen = ux_any_value(&any, UX_CELL_RANGE_ADDRESS);
  CU_ASSERT_PTR_NOT_NULL_FATAL(seen);
  CU_ASSERT_EQUAL(seen->sheet, 3);
  CU_ASSERT_EQUAL(seen->end_row, 70000);
  CU_ASSERT_PTR_NULL(ux_any_value(&any, UX_CELL_ADDRESS));
  ux_any_drop(&any);
}

/* Every mirror has the size that UNO computes for its struct. */
static void test_struct_sizes(void)
{
  static const struct {
    const char *name;
    size_t size;
  } mirrors[] = {
    {UX_CELL_ADDRESS, sizeof(ux_cell_address)},
    {UX_CELL_RANGE_ADDRESS, sizeof(ux_cell_range_address)},
    {UX_PROPERTY_VALUE, sizeof(ux_property_value)},
    {UX_NAMED_VALUE, sizeof(ux_named_value)},
    {UX_URL, sizeof(ux_url)},
    {UX_EVENT_OBJECT, sizeof(ux_event_object)},
    {UX_FEATURE_STATE_EVENT, sizeof(ux_feature_state_event)},
    {UX_DISPATCH_DESCRIPTOR, sizeof(ux_dispatch_descriptor)},
  };
  for (size_t i = 0; i < sizeof mirrors / sizeof *mirrors; i++) {
    ux_type type = UX_TYPE(mirrors[i].name);
    typelib_TypeDescription *description = ux_type_description(&type);
    CU_ASSERT_PTR_NOT_NULL_FATAL(description);
    CU_ASSERT_EQUAL((size_t)description->nSize, mirrors[i].size);
    typelib_typedescription_release(description);
  }
}

static void test_struct_with_members(void)
{
  ux_property_value value, copy;
  CU_ASSERT_TRUE_FATAL(ux_struct_init(&property_value, &value));
  CU_ASSERT_EQUAL(value.name->length, 0);
  CU_ASSERT_TRUE(ux_any_is_void(&value.value));
  rtl_uString_release(value.name);
  value.name = ux_string("Hidden");
  ux_any_drop(&value.value);
  ux_any_from_bool(&value.value, true);
  CU_ASSERT_TRUE(ux_struct_copy(&property_value, &copy, &value));
  ux_struct_drop(&property_value, &value);
  CU_ASSERT_TRUE(ux_string_is(copy.name, "Hidden"));
  ux_struct_drop(&property_value, &copy);
}

static void test_sequences(void)
{
  uno_Sequence *row = ux_sequence_new(&any_sequence, 3);
  CU_ASSERT_EQUAL_FATAL(ux_sequence_length(row), 3);
  CU_ASSERT_TRUE(ux_any_is_void(&UX_ITEMS(uno_Any, row)[2]));
  ux_sequence_drop(row, &any_sequence);
  uno_Sequence *names = ux_strings_new((const char *const[]){"甲", "乙"}, 2);
  CU_ASSERT_EQUAL_FATAL(ux_sequence_length(names), 2);
  CU_ASSERT_EQUAL(UX_ITEMS(rtl_uString *, names)[1]->buffer[0], 0x4E59);
  ux_strings_drop(names);
  CU_ASSERT_EQUAL(ux_sequence_length(NULL), 0);
}

static void test_matrix(void)
{
  uno_Sequence *rows = ux_sequence_new(&any_matrix, 2);
  for (size_t i = 0; i < 2; i++) {
    uno_Sequence **row = &UX_ITEMS(uno_Sequence *, rows)[i];
    ux_sequence_drop(*row, &any_sequence);
    *row = ux_sequence_new(&any_sequence, i + 1);
  }
  CU_ASSERT_PTR_NOT_NULL_FATAL(ux_matrix_at(rows, 1, 1));
  CU_ASSERT_PTR_NULL(ux_matrix_at(rows, 0, 1));
  CU_ASSERT_PTR_NULL(ux_matrix_at(rows, 2, 0));
  ux_any_drop(ux_matrix_at(rows, 1, 1));
  ux_any_from_utf8(ux_matrix_at(rows, 1, 1), "末");
  uno_Any any;
  ux_any_from(&any, &any_matrix, &rows);
  ux_sequence_drop(rows, &any_matrix);
  uno_Sequence *const *held = ux_any_value(&any, "[][]any");
  CU_ASSERT_PTR_NOT_NULL_FATAL(held);
  CU_ASSERT_EQUAL(ux_sequence_length(*held), 2);
  CU_ASSERT_EQUAL(ux_any_string(ux_matrix_at(*held, 1, 1))->buffer[0], 0x672B);
  ux_any_drop(&any);
}

static void test_unknown_type(void)
{
  static ux_type unknown = UX_TYPE("org.example.NoSuchType");
  uno_Any any;
  CU_ASSERT_PTR_NULL(ux_type_description(&unknown));
  CU_ASSERT_PTR_NULL(ux_sequence_new(&unknown, 1));
  CU_ASSERT_FALSE(ux_struct_init(&unknown, &any));
  ux_any_from(&any, &unknown, NULL);
  CU_ASSERT_TRUE(ux_any_is_void(&any));
  ux_any_drop(&any);
}

void suite_value(void)
{
  CU_pSuite suite = CU_add_suite("value", NULL, NULL);
  CU_ADD_TEST(suite, test_numbers);
  CU_ADD_TEST(suite, test_void_and_text);
  CU_ADD_TEST(suite, test_object_in_any);
  CU_ADD_TEST(suite, test_structs);
  CU_ADD_TEST(suite, test_struct_sizes);
  CU_ADD_TEST(suite, test_struct_with_members);
  CU_ADD_TEST(suite, test_sequences);
  CU_ADD_TEST(suite, test_matrix);
  CU_ADD_TEST(suite, test_unknown_type);
}
