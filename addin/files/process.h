/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Settings of a process that reads many files.
 */
#ifndef GK_PROCESS_H
#define GK_PROCESS_H

/** Once, before the first file, by a program and never by a library: keeps up to 64 MB of freed memory for the next file
 *  rather than give it back, and fixes the time zone. */
void gk_process_settle(void);

#endif
