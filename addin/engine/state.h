/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * State rules: everything that is no equation. Ids are gkNN.state.WHAT, and state.none where no table was found.
 *
 * | id            | severity | what                                                                          |
 * |---------------|----------|-------------------------------------------------------------------------------|
 * | state.none    | error    | the workbook holds none of the pack's tables                                  |
 * | .missing      | warning  | this table was not found, others were                                         |
 * | .twice        | warning  | this table was found before; the first one is checked                         |
 * | .column       | error    | a column of a found table is missing                                          |
 * | .line         | warning  | named lines of a found table are missing; one finding a block                 |
 * | .order        | warning  | a code is out of order; the first one of a table                              |
 * | .again        | warning  | a code stands twice; the first one of a table                                 |
 * | .parent       | warning  | codes stand without the row of their parent; the first one of a table         |
 * | .code         | warning  | a code that there is not, where the pack lists all codes of its parent        |
 * | .name         | warning  | a code that the pack knows stands beside another name                         |
 * | .text         | error    | a text that is no figure stands where a figure belongs                        |
 * | .number       | info     | a figure is stored as text                                                    |
 * | .value        | error    | an error value of a formula stands where a figure belongs                     |
 * | .uncomputed   | error    | a formula was saved without its value                                         |
 * | .precision    | warning  | a figure has more decimals than the table publishes                           |
 * | .negative     | warning  | a negative figure in a column where the pack allows none                      |
 * | .unit         | warning  | the table's unit differs from the pack's                                      |
 * | .department   | warning  | the table's department differs from that of most tables                       |
 * | .note         | warning  | an empty table without its note, or figures beside the note of an empty table |
 */
#ifndef GK_STATE_H
#define GK_STATE_H

#include "finding_list.h"

/** Appends the state findings of all tables, in time linear in their rows. False when memory is out. */
bool gk_state_findings(const gk_tables *tables, gk_lang lang, gk_finding_list *list);

#endif
