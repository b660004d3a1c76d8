/* SPDX-License-Identifier: MPL-2.0 */
/* One workbook in the four formats: what the open document holds, what each file holds, what is found in either. */
#ifndef GK_TEST_CALC_FORMATS_H
#define GK_TEST_CALC_FORMATS_H

#include <CUnit/CUnit.h>

#include "uno/ux.h"

/* --- the example and the template: formats_variants.c ------------------------------------------------------------- */

void formats_add_variants(CU_pSuite suite);

/* --- comparing: formats_check.c ----------------------------------------------------------------------------------- */

/* The packs of the extension, for CU_add_suite. */
int formats_load(void);
int formats_unload(void);

/* Stores the document in the four formats, opens each file in Calc again, and asserts that four grids are the same: of
 * the open document, of the file as our readers see it, of the file as Calc sees it; that the same is found in them.
 * `name`, ASCII, is the document's in the table of losses. Failures are CUnit's; what differs is printed. */
void formats_check(uno_Interface *document, const char *name);

/* How many documents, files and cells were compared so far. */
typedef struct formats_sum {
  size_t documents, files, cells, findings;
} formats_sum;
formats_sum formats_so_far(void);

/* --- what a format cannot hold: formats_losses.c ------------------------------------------------------------------ */

/* flags of a loss */
enum {
  FORMATS_FINDINGS = 1, /* what is found changes too */
  FORMATS_SOME = 2      /* only some versions of Calc have it: it need not be met */
};

/* A cell that is another one in a file than in the document, or is another one to Calc when it opens the file. Texts
 * are as formats_check.c describes cells: =1671.42, “合计”, =#REF!, "" for a blank one. One that ends in … is
 * the beginning. */
typedef struct formats_loss {
  const char *documents, *formats; /* "filled new-tables", "xlsx xls"; it must be met in each */
  const char *cell;                /* 工作表1.A1; NULL for whatever cell is so */
  const char *before, *after;
  const char *why;
  unsigned flags;
} formats_loss;

/* Which step a loss belongs to. */
typedef enum formats_step {
  FORMATS_SAVED, /* from the document to the file */
  FORMATS_OPENED /* from the file to Calc that opens it */
} formats_step;

/* The loss that covers this difference, or NULL. It then counts as met. */
const formats_loss *formats_loss_of(formats_step step, const char *document, const char *format, const char *cell,
                                    const char *before, const char *after);

/* Whether a loss that changes what is found is known of the document in the format. */
bool formats_loses_findings(const char *document, const char *format);

/* Prints the losses that were not met and returns how many they are. */
size_t formats_unmet(void);

#endif
