/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Made-up accounts of a department: what it received and spent, booked into every figure of 公开01 to 公开09 that it is
 * part of. Plain sums of hundredths (0.01 万元): nothing of the engine computes them, so that they can judge it.
 */
#ifndef GK_TEST_ACCOUNTS_H
#define GK_TEST_ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/pack/pack.h"

/* A figure by name: table 0 is 公开01, column 0 its first. */
typedef struct account {
  int table, column;
  char key[12];
  int64_t hundredths;
} account;

typedef struct accounts {
  account *items;
  size_t count, capacity;
} accounts;

/* Random accounts that hold together; the same seed gives the same. */
void accounts_make(accounts *made, const gk_pack *pack, uint64_t seed);
/* Adds what another department has. */
void accounts_add(accounts *sum, const accounts *other);
/* NULL where the figure is blank. */
const account *accounts_find(const accounts *made, int table, const char *key, int column);
bool accounts_has_row(const accounts *made, int table, const char *key);
void accounts_free(accounts *made);

#endif
