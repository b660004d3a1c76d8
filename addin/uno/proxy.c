/* SPDX-License-Identifier: MPL-2.0 */
#include "proxy.h"

#include <sal/macros.h>
#include <uno/mapping.h>

#include "call.h"

/* The name of the C++ environment of this platform: "gcc3" … */
#define CPP_ENVIRONMENT SAL_STRINGIFY(CPPU_ENV)

/* uno_ExtEnvironment begins with the uno_Environment that it extends, and belongs to it where there is one. */
static void release_pointer(ux_proxy *proxy)
{
  uno_ExtEnvironment *extended = proxy->environment->pExtEnv;
  if (extended && proxy->pointer) extended->releaseInterface(extended, proxy->pointer);
}

bool ux_proxy_hold(ux_proxy *proxy, uno_Interface *object, ux_type *type)
{
  uno_Mapping *mapping = NULL;
  rtl_uString *uno = ux_string("uno"), *cpp = ux_string(CPP_ENVIRONMENT), *purpose = ux_string("");
  uno_Interface *interface = ux_query(object, type);
  *proxy = (ux_proxy){0};
  uno_getEnvironment(&proxy->environment, cpp, NULL);
  if (interface && proxy->environment) uno_getMappingByName(&mapping, uno, cpp, purpose);
  if (mapping) {
    mapping->mapInterface(mapping, &proxy->pointer, interface, (void *)ux_type_description(type));
    mapping->release(mapping);
  }
  ux_release(interface);
  rtl_uString_release(uno);
  rtl_uString_release(cpp);
  rtl_uString_release(purpose);
  if (!proxy->pointer) ux_proxy_drop(proxy);
  return proxy->pointer != NULL;
}

void ux_proxy_drop(ux_proxy *proxy)
{
  ux_proxy held = *proxy;
  *proxy = (ux_proxy){0};
  if (!held.environment) return;
  release_pointer(&held);
  held.environment->release(held.environment);
}
