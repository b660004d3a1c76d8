/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/returns.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/code.h"
#include "engine/collect/roster.h"

/* What settling hands around. */
typedef struct settler {
  gk_return *returns;
  size_t count;
  const gk_figures *figures;
  gk_arena *arena;
} settler;

/* --- two returns -------------------------------------------------------------------------------------------------- */

static bool same_figures(const settler *s, const gk_return *a, const gk_return *b)
{
  const gk_placed *x = s->figures->items + a->first, *y = s->figures->items + b->first;
  bool same = a->count == b->count;
  for (size_t i = 0; same && i < a->count; i++)
    same = gk_placed_together(&x[i], &y[i]) && gk_dec_cmp(x[i].value, y[i].value) == 0;
  return same;
}

/* Whether a table has figures in both. */
static bool overlap(const settler *s, const gk_return *a, const gk_return *b)
{
  const gk_placed *items = s->figures->items;
  for (size_t i = a->first, j = b->first; i < a->first + a->count && j < b->first + b->count;) {
    if (items[i].table == items[j].table) return true;
    if (items[i].table < items[j].table) i++;
    else j++;
  }
  return false;
}

/* Takes over `reason`. */
static bool leave_out(settler *s, gk_return *item, gk_return_state state, gk_text *reason)
{
  item->state = state;
  item->reason = reason->failed ? NULL : gk_arena_text(s->arena, reason->bytes, reason->length);
  gk_text_free(reason);
  return item->reason != NULL;
}

static bool is_copy(settler *s, gk_return *item, const gk_return *other)
{
  gk_text reason = {0};
  gk_text_say(&reason, "数与%s完全相同，只计一次。", gk_file_name(other->file));
  return leave_out(s, item, GK_RETURN_REPEATED, &reason);
}

static bool contradicts(settler *s, gk_return *item, const gk_return *other)
{
  gk_text reason = {0};
  gk_text_say(&reason, "与%s是同一个部门的，数却不同，两份都没有计入；请只留下作数的一份。", gk_file_name(other->file));
  return leave_out(s, item, GK_RETURN_REFUSED, &reason);
}

/* --- whose it is -------------------------------------------------------------------------------------------------- */

/* The department of another return that the file's name holds, the longest; "" for none. */
static const char *named_by_file(const settler *s, const char *folded_file)
{
  const char *whose = "";
  for (size_t i = 0; i < s->count; i++) {
    const char *name = s->returns[i].whose;
    if (strlen(name) > strlen(whose) && strstr(folded_file, name) != NULL) whose = name;
  }
  return whose;
}

/* A return of which neither tables nor list tell whose it is: its file's name may hold that of another's department;
 * else it is one of its own, unless it repeats figures that are taken. */
static bool find_sender(settler *s, size_t index)
{
  gk_return *item = &s->returns[index];
  const char *folded = gk_fold(s->arena, gk_file_name(item->file));
  if (folded == NULL) return false;
  item->whose = named_by_file(s, folded);
  for (size_t i = 0; *item->whose == '\0' && item->count > 0 && i < s->count; i++) {
    const gk_return *other = &s->returns[i];
    bool before = *other->whose != '\0' || i < index;
    if (i != index && before && other->state == GK_RETURN_TAKEN && same_figures(s, item, other))
      return is_copy(s, item, other);
  }
  return true;
}

/* --- one department ----------------------------------------------------------------------------------------------- */

static bool settle_group(settler *s, gk_return *const *group, size_t count)
{
  bool clash = false, alike = true;
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < i && !clash; j++) clash = overlap(s, group[i], group[j]);
    alike = alike && same_figures(s, group[i], group[0]);
    group[i]->more = i > 0;
  }
  bool kept = true;
  for (size_t i = alike ? 1 : 0; clash && kept && i < count; i++)
    kept = alike ? is_copy(s, group[i], group[0]) : contradicts(s, group[i], group[i == 0]);
  return kept;
}

static int by_sender(const void *a, const void *b)
{
  const gk_return *x = *(gk_return *const *)a, *y = *(gk_return *const *)b;
  int order = strcmp(x->whose, y->whose);
  return order != 0 ? order : (x > y) - (x < y);
}

bool gk_returns_settle(gk_return *returns, size_t count, const gk_figures *figures, gk_arena *arena)
{
  settler s = {returns, count, figures, arena};
  gk_return **taken = malloc((count + 1) * sizeof *taken);
  size_t found = 0;
  bool kept = taken != NULL;
  for (size_t i = 0; kept && i < count; i++)
    if (returns[i].state == GK_RETURN_TAKEN && *returns[i].whose == '\0') kept = find_sender(&s, i);
  for (size_t i = 0; kept && i < count; i++)
    if (returns[i].state == GK_RETURN_TAKEN && *returns[i].whose != '\0') taken[found++] = &returns[i];
  if (found > 1) qsort(taken, found, sizeof(gk_return *), by_sender);
  for (size_t i = 0, end; kept && i < found; i = end) {
    for (end = i + 1; end < found && strcmp(taken[i]->whose, taken[end]->whose) == 0;) end++;
    kept = settle_group(&s, taken + i, end - i);
  }
  free(taken);
  return kept;
}

/* --- levels of codes ---------------------------------------------------------------------------------------------- */

static bool stops_at(settler *s, gk_return *item, const char *code)
{
  gk_text reason = {0};
  gk_text_say(&reason, "科目%s没有列到下级，别的单位列到了，加不到一起；请把它列到同一级。", code);
  return leave_out(s, item, GK_RETURN_REFUSED, &reason);
}

/* Leaves out those of the figures from `first` to `end`, of one code, whose source has none of those below it, which go
 * on to `below`. `seen` has a number for every return, `mark` is one that it does not hold. */
static bool settle_code(settler *s, size_t first, size_t end, size_t below, size_t *seen, size_t mark)
{
  const gk_placed *items = s->figures->items;
  bool kept = true;
  for (size_t i = end; i < below; i++) seen[items[i].source] = mark;
  for (size_t i = first; kept && below > end && i < end; i++) {
    gk_return *item = &s->returns[items[i].source];
    if (seen[items[i].source] != mark && item->state == GK_RETURN_TAKEN) kept = stops_at(s, item, items[i].key);
  }
  return kept;
}

bool gk_returns_settle_levels(gk_return *returns, size_t count, const gk_figures *figures, gk_arena *arena)
{
  settler s = {returns, count, figures, arena};
  const gk_placed *items = figures->items;
  size_t *seen = calloc(count + 1, sizeof *seen);
  bool kept = seen != NULL;
  for (size_t i = 0, end, below; kept && i < figures->count; i = end) {
    const gk_placed *at = &items[i];
    for (end = i + 1; end < figures->count && items[end].table == at->table && strcmp(items[end].key, at->key) == 0;)
      end++;
    if (!gk_is_code(at->key)) continue;
    for (below = end; below < figures->count && items[below].table == at->table;) {
      if (!gk_code_within(items[below].key, at->key)) break;
      below++;
    }
    kept = settle_code(&s, i, end, below, seen, i + 1);
  }
  free(seen);
  return kept;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

const char *gk_return_state_name(gk_return_state state)
{
  static const char *const names[GK_RETURN_STATES] = {"已汇总",   "有差错，未汇总", "读不了，未汇总",
                                                      "不能汇总", "重复，只计一次", "未报送"};
  return names[state];
}

void gk_returns_say(gk_text *text, const gk_return *returns, size_t count)
{
  size_t n[GK_RETURN_STATES] = {0};
  for (size_t i = 0; i < count; i++) n[returns[i].state] += !returns[i].more || returns[i].state != GK_RETURN_TAKEN;
  gk_text_say(text, "已汇总%zu个单位，有差错未汇总%zu个，读不了%zu个，未报送%zu个。", n[GK_RETURN_TAKEN],
              n[GK_RETURN_FAILED], n[GK_RETURN_UNREADABLE], n[GK_RETURN_MISSING]);
  if (n[GK_RETURN_REFUSED] + n[GK_RETURN_REPEATED] > 0)
    gk_text_say(text, "不能汇总的工作簿%zu份，重复的%zu份（只计一次）。", n[GK_RETURN_REFUSED], n[GK_RETURN_REPEATED]);
}

void gk_return_say(gk_text *text, const gk_return *item)
{
  const char *file = gk_file_name(item->file);
  switch (item->state) {
    case GK_RETURN_TAKEN:
    case GK_RETURN_STATES: break;
    case GK_RETURN_FAILED:
      gk_text_say(text, "%s：差错%zu处，未汇总（%s）。", item->department, item->errors, file);
      break;
    case GK_RETURN_UNREADABLE: gk_text_say(text, "%s：读不了。%s", item->department, item->reason); break;
    case GK_RETURN_REFUSED: gk_text_say(text, "%s：%s不能汇总。%s", item->department, file, item->reason); break;
    case GK_RETURN_REPEATED: gk_text_say(text, "%s：%s重复。%s", item->department, file, item->reason); break;
    case GK_RETURN_MISSING: gk_text_say(text, "%s：未报送。", item->department); break;
  }
}
