/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The commands of the menu 公开校验: command_table.h names them.
 */
#ifndef GK_CALC_COMMANDS_H
#define GK_CALC_COMMANDS_H

#include "calc/dialog/message.h"
#include "engine/check/report.h"

#define GK_PROTOCOL "vnd.org.gongkai:"

/** What a command works on. Borrowed pointers. */
typedef struct gk_scene {
  uno_Interface *context;
  uno_Interface *controller;     /**< of the window in front */
  uno_Interface *document;       /**< NULL where the window holds none */
  const uno_Sequence *arguments; /**< sequence<PropertyValue> of the dispatch; NULL for none */
} gk_scene;

/** A text among the arguments of the dispatch, malloc'ed; NULL where it is not there. A command that would ask in a
 *  dialog takes its answer from there. */
char *gk_scene_argument(const gk_scene *scene, const char *name);

/** Whether a name (the part of the URL behind the protocol) is one of our commands. */
bool gk_command_exists(const char *name);

/** Whether a command can be chosen in a frame (as gk_command_run takes it). */
bool gk_command_enabled(uno_Interface *context, uno_Interface *frame, const char *name);

/** Runs a command on a frame (XFrame; NULL, or a frame without a view, for the one in front) with the arguments of the
 *  dispatch (may be NULL), shows its message and leaves it in *message (may be NULL). Returns whether the command did
 *  what it is for; where it did not, the message says why and the document is as it was. */
bool gk_command_run(uno_Interface *context, uno_Interface *frame, const char *name, const uno_Sequence *arguments,
                    gk_message *message);

#endif
