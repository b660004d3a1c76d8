/* SPDX-License-Identifier: MPL-2.0 */
/* The commands of the menu, in its order: GK_COMMAND(name, title, key, enabled, run), with GK_GROUP() between
 * groups. The includer defines both. LibreOffice is told of a command by nothing else: menu, toolbar, tabbed interface,
 * keys and dispatcher are made from here.
 *
 *   name     the part of its URL behind the protocol, fixed for ever; its icon is registry/icons/commands/NAME_16.png
 *            and NAME_26.png
 *   title    with "..." where a question follows; its translations stand in addin/words
 *   key      as Accelerators.xcu names it; "" for none
 *   enabled  whether it can be chosen, gk_command_enabled
 *   run      its work, gk_command_work
 */
#define GK_MENU_TITLE NC_("menu", "公开校验")

GK_COMMAND(check, NC_("menu", "一键校验"), "F8_SHIFT_MOD1", gk_in_spreadsheet, gk_run_check)
GK_COMMAND(checkSheet, NC_("menu", "校验本表"), "", gk_in_spreadsheet, gk_run_check_sheet)
GK_GROUP()
GK_COMMAND(next, NC_("menu", "下一处"), "F12_SHIFT_MOD1", gk_in_spreadsheet, gk_run_next)
GK_COMMAND(previous, NC_("menu", "上一处"), "F11_SHIFT_MOD1", gk_in_spreadsheet, gk_run_previous)
GK_COMMAND(accept, NC_("menu", "采纳建议"), "", gk_in_spreadsheet, gk_run_accept)
GK_COMMAND(explain, NC_("menu", "写说明..."), "", gk_in_spreadsheet, gk_run_explain)
GK_GROUP()
GK_COMMAND(clear, NC_("menu", "清除标记"), "", gk_in_spreadsheet, gk_run_clear)
GK_GROUP()
GK_COMMAND(newTables, NC_("menu", "新建公开表..."), "", gk_in_spreadsheet, gk_run_new_tables)
GK_COMMAND(distribute, NC_("menu", "批量生成..."), "", gk_in_spreadsheet, gk_run_distribute)
GK_COMMAND(collect, NC_("menu", "汇总..."), "", gk_in_spreadsheet, gk_run_collect)
