/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * C mirrors of the UNO structs used here; members stand in IDL order, so that the layouts are the same.
 *
 * A struct that a call returned and that holds strings, anys or interfaces is dropped with ux_struct_drop.
 *
 *     static ux_type url_type = UX_TYPE(UX_URL);
 *     ux_url url;
 *     if (!ux_struct_init(&url_type, &url)) return;
 *     ...
 *     ux_struct_drop(&url_type, &url);
 *
 * No pointer may be NULL. Threads: any thread, one at a time for one struct.
 */
#ifndef UX_STRUCTS_H
#define UX_STRUCTS_H

#include "type.h"

#define UX_CELL_ADDRESS "com.sun.star.table.CellAddress"
typedef struct ux_cell_address {
  sal_Int16 sheet;
  sal_Int32 column, row;
} ux_cell_address;

#define UX_CELL_RANGE_ADDRESS "com.sun.star.table.CellRangeAddress"
typedef struct ux_cell_range_address {
  sal_Int16 sheet;
  sal_Int32 start_column, start_row, end_column, end_row;
} ux_cell_range_address;

#define UX_PROPERTY_VALUE "com.sun.star.beans.PropertyValue"
typedef struct ux_property_value {
  rtl_uString *name;
  sal_Int32 handle;
  uno_Any value;
  sal_Int32 state; /**< com.sun.star.beans.PropertyState: 0 DIRECT_VALUE */
} ux_property_value;

#define UX_NAMED_VALUE "com.sun.star.beans.NamedValue"
typedef struct ux_named_value {
  rtl_uString *name;
  uno_Any value;
} ux_named_value;

#define UX_URL "com.sun.star.util.URL"
typedef struct ux_url {
  rtl_uString *complete, *main, *protocol, *user, *password, *server;
  sal_Int16 port;
  rtl_uString *path, *name, *arguments, *mark;
} ux_url;

#define UX_EVENT_OBJECT "com.sun.star.lang.EventObject"
typedef struct ux_event_object {
  uno_Interface *source;
} ux_event_object;

#define UX_FEATURE_STATE_EVENT "com.sun.star.frame.FeatureStateEvent"
typedef struct ux_feature_state_event {
  uno_Interface *source;
  ux_url feature_url;
  rtl_uString *feature_descriptor;
  sal_Bool is_enabled, requery;
  uno_Any state;
} ux_feature_state_event;

#define UX_DISPATCH_DESCRIPTOR "com.sun.star.frame.DispatchDescriptor"
typedef struct ux_dispatch_descriptor {
  ux_url feature_url;
  rtl_uString *frame_name;
  sal_Int32 search_flags;
} ux_dispatch_descriptor;

#define UX_DISPATCH_RESULT_EVENT "com.sun.star.frame.DispatchResultEvent"
typedef struct ux_dispatch_result_event {
  uno_Interface *source;
  sal_Int16 state; /**< com.sun.star.frame.DispatchResultState: 0 FAILURE, 1 SUCCESS */
  uno_Any result;
} ux_dispatch_result_event;

/** Constructs a struct in raw memory with default members (empty strings, void anys). False where the type is
 *  unknown; the memory is then untouched. */
bool ux_struct_init(ux_type *type, void *value);
/** Copies a struct into raw memory; false as ux_struct_init. */
bool ux_struct_copy(ux_type *type, void *value, const void *source);
/** Destroys the members, not the memory. */
void ux_struct_drop(ux_type *type, void *value);

#endif
