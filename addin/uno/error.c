/* SPDX-License-Identifier: MPL-2.0 */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/utf8.h"
#include "text.h"
#include "type.h"

/* The members that every UNO exception starts with. */
typedef struct exception_head {
  rtl_uString *message;
  uno_Interface *context;
} exception_head;

/* WrappedTargetException, WrappedTargetRuntimeException and InvocationTargetException. */
typedef struct wrapped_exception {
  exception_head head;
  uno_Any target;
} wrapped_exception;

/* Cuts an incomplete UTF-8 sequence that vsnprintf may have left at the end. */
static void cut_at_character(char *text, size_t size)
{
  size_t length = strlen(text);
  if (length + 1 >= size) text[gk_utf8_cut(text, length - 1)] = '\0';
}

static void UX_FORMATS(3, 0) fill(ux_error *err, const char *type, const char *format, va_list arguments)
{
  err->raised = true;
  snprintf(err->type, sizeof err->type, "%s", type);
  vsnprintf(err->message, sizeof err->message, format, arguments);
  cut_at_character(err->message, sizeof err->message);
}

bool ux_fail(ux_error *err, const char *type, const char *format, ...)
{
  if (!err || err->raised) return false;
  va_list arguments;
  va_start(arguments, format);
  fill(err, type, format, arguments);
  va_end(arguments);
  return false;
}

static bool is_wrapper(const uno_Any *exception)
{
  return ux_type_is(exception->pType, "com.sun.star.lang.WrappedTargetException") ||
         ux_type_is(exception->pType, "com.sun.star.lang.WrappedTargetRuntimeException") ||
         ux_type_is(exception->pType, "com.sun.star.reflection.InvocationTargetException");
}

bool ux_catch(ux_error *err, uno_Any *exception)
{
  const uno_Any *inner = exception;
  while (is_wrapper(inner)) {
    const uno_Any *target = &((const wrapped_exception *)inner->pData)->target;
    if (target->pType->eTypeClass != typelib_TypeClass_EXCEPTION) break;
    inner = target;
  }
  if (err && !err->raised) {
    err->raised = true;
    ux_utf8_copy(inner->pType->pTypeName, err->type, sizeof err->type);
    err->message[0] = '\0';
    if (inner->pType->eTypeClass == typelib_TypeClass_EXCEPTION) {
      ux_utf8_copy(((const exception_head *)inner->pData)->message, err->message, sizeof err->message);
    }
  }
  uno_any_destruct(exception, NULL);
  return false;
}

/* Raises an exception of a known type; false where the name is no exception's. */
static bool raise_named(uno_Any **raise, const char *name, const char *message)
{
  ux_type type = UX_TYPE(name);
  typelib_TypeDescription *description = ux_type_description(&type);
  if (!description) return false;
  void *value = NULL;
  if (description->eTypeClass == typelib_TypeClass_EXCEPTION) value = malloc((size_t)description->nSize);
  if (value) {
    uno_constructData(value, description);
    exception_head *head = value;
    rtl_uString_release(head->message);
    head->message = ux_string(message);
    uno_any_construct(*raise, value, description, NULL);
    uno_destructData(value, description, NULL);
    free(value);
  }
  typelib_typedescription_release(description);
  return value != NULL;
}

static void throw_text(uno_Any **raise, const char *type, const char *message)
{
  if (raise_named(raise, type, message) || raise_named(raise, UX_RUNTIME_EXCEPTION, message)) return;
  *raise = NULL;
}

void ux_throw(uno_Any **raise, const char *type, const char *format, ...)
{
  char message[UX_ERROR_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  cut_at_character(message, sizeof message);
  throw_text(raise, type, message);
}

void ux_throw_error(uno_Any **raise, const ux_error *err)
{
  throw_text(raise, err->type, err->message);
}
