/* SPDX-License-Identifier: MPL-2.0 */
/* Initialisation and clean-up of suites whose sentences are expected in English. */
#ifndef GK_TEST_SPEAK_H
#define GK_TEST_SPEAK_H

int gk_speak_english(void);
int gk_speak_chinese(void);

#endif
