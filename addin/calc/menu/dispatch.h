/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The protocol handler: menus, toolbars and information bars reach the commands through it.
 */
#ifndef GK_CALC_DISPATCH_H
#define GK_CALC_DISPATCH_H

#include "uno/ux.h"

/** com.sun.star.frame.ProtocolHandler for vnd.org.gongkai: — one instance a frame. Commands are enabled while a
 *  spreadsheet is in front. dispatchWithNotification gives the message's two texts, a newline between, as result. */
extern const ux_class gk_dispatch_class;

/** org.gongkai.Commands (XJobExecutor): trigger("check") runs a command on the document in front, so that
 *  `soffice WORKBOOK "service:org.gongkai.Commands?check"` opens and checks it. */
extern const ux_class gk_start_class;

#endif
