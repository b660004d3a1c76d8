/* SPDX-License-Identifier: MPL-2.0 */
/* The commands of the menu, in its order: GK_COMMAND(name, title, taiwan, key, enabled, run), with GK_GROUP() between
 * groups. The includer defines both. LibreOffice is told of a command by nothing else: menu, toolbar, tabbed interface,
 * keys and dispatcher are made from here.
 *
 *   name     the part of its URL behind the protocol, fixed for ever; its icon is registry/icons/commands/NAME_16.png
 *            and NAME_26.png
 *   title    with "..." where a question follows; its translations stand in addin/words
 *   taiwan   the title in traditional characters
 *   key      as Accelerators.xcu names it; "" for none
 *   enabled  whether it can be chosen, gk_command_enabled
 *   run      its work, gk_command_work
 */
#define GK_MENU_TITLE N_("公开校验")
#define GK_MENU_TAIWAN "公開校驗"

GK_COMMAND(check, N_("一键校验"), "一鍵校驗", "F8_SHIFT_MOD1", gk_in_spreadsheet, gk_run_check)
GK_COMMAND(checkSheet, N_("校验本表"), "校驗本表", "", gk_in_spreadsheet, gk_run_check_sheet)
GK_GROUP()
GK_COMMAND(next, N_("下一处"), "下一處", "F12_SHIFT_MOD1", gk_in_spreadsheet, gk_run_next)
GK_COMMAND(previous, N_("上一处"), "上一處", "F11_SHIFT_MOD1", gk_in_spreadsheet, gk_run_previous)
GK_COMMAND(accept, N_("采纳建议"), "採納建議", "", gk_in_spreadsheet, gk_run_accept)
GK_COMMAND(explain, N_("写说明..."), "寫說明...", "", gk_in_spreadsheet, gk_run_explain)
GK_GROUP()
GK_COMMAND(clear, N_("清除标记"), "清除標記", "", gk_in_spreadsheet, gk_run_clear)
GK_GROUP()
GK_COMMAND(newTables, N_("新建公开表..."), "新建公開表...", "", gk_in_spreadsheet, gk_run_new_tables)
GK_COMMAND(distribute, N_("批量生成..."), "批次產生...", "", gk_in_spreadsheet, gk_run_distribute)
GK_COMMAND(collect, N_("汇总..."), "匯總...", "", gk_in_spreadsheet, gk_run_collect)
