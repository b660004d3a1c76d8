# The lowest layer: what a user reads, in every language. `include`d by addin.mk. addin/words/TAG.po is a language; the
# build compiles all of them in. `make words` renews them from the code (docs/translating.md).
.PHONY: words check-words
LANGUAGES := $(sort $(basename $(notdir $(wildcard addin/words/*.po))))
WORDS := $(wildcard addin/words/*.c) $(B)/words/catalogues.c
# A compiler of this machine, whatever CC compiles for.
HOSTCC ?= gcc

$(B)/tools/make_words: addin/tools/make_words.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -std=c11 -O1 $(WARN) -Iaddin -o $@ $<
$(B)/words/%.mo: addin/words/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt -c -o $@ $<
$(call keep,$(B)/made/languages.list,$(LANGUAGES))
$(B)/words/catalogues.c: $(LANGUAGES:%=$(B)/words/%.mo) $(B)/tools/make_words $(B)/made/languages.list
	$(Q)$(B)/tools/make_words $(filter %.mo,$^) > $@

WORDS_SOURCES = $(shell find addin -name '*.[ch]' ! -path 'addin/tools/*')
$(B)/words/gongkai.pot: $(WORDS_SOURCES) addin/words/gather.sh
	@mkdir -p $(@D)
	$(Q)sh addin/words/gather.sh $@

words: $(B)/words/gongkai.pot
	for p in $(LANGUAGES:%=addin/words/%.po); do \
	  msgmerge -q --no-wrap --add-location=file --sort-by-file -o $(B)/words/merged.po $$p $< && \
	  msgattrib --no-wrap --no-obsolete -o $$p $(B)/words/merged.po || exit 1; done

# Every text of the code has its English, no translation has lost its text, formats agree, and no Chinese text that a
# user reads passes the catalogue by.
check-words: $(B)/words/gongkai.pot $(LANGUAGES:%=$(B)/words/%.mo)
	@msgcmp addin/words/en.po $< > $(B)/words/missing.log 2>&1 || { cat $(B)/words/missing.log; \
	  echo "addin/words/en.po lacks these texts: make words adds them, to be translated"; exit 1; }
	@for p in $(LANGUAGES:%=addin/words/%.po); do msgcmp --use-untranslated $< $$p > $(B)/words/unused.log 2>&1 || \
	  { cat $(B)/words/unused.log; echo "$$p translates what is in the code no more: make words drops it"; exit 1; }; done
	@awk -f addin/words/outside.awk $< \
	  $(filter-out $(shell sed 's/ *#.*//' addin/words/workbooks.txt),$(WORDS_SOURCES)) || \
	  { echo "Chinese texts that are not translated: gk_tr them, or name their file in addin/words/workbooks.txt"; exit 1; }
