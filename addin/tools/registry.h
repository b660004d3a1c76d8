/* SPDX-License-Identifier: MPL-2.0 */
/* The files of LibreOffice's registry that make_registry writes, and what they share. All write to standard output. */
#ifndef GK_TOOLS_REGISTRY_H
#define GK_TOOLS_REGISTRY_H

/* CalcAddIns.xcu: what Calc's function wizard shows. */
void registry_functions(void);
/* Addons.xcu: menu, toolbar, tabbed interface and icons of the commands. */
void registry_commands(void);
/* Accelerators.xcu: their keys. */
void registry_keys(void);
/* CalcWindowState.xcu: the toolbar's name and place. */
void registry_toolbar(void);

/* <node oor:name="NAME" oor:op="replace"> */
void registry_node(const char *name);
/* A property with a text that needs no translation. */
void registry_text(const char *name, const char *text);
/* A property with a text in every language that there is a translation in; `context` is that of the catalogues and may
 * be NULL. */
void registry_texts(const char *name, const char *context, const char *zh);

#endif
