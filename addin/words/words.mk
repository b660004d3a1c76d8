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

# With the labels of the packs, whose English stands in the packs.
$(B)/words/all.pot: $(B)/words/gongkai.pot $(wildcard sheets/*/*.xml) sheets/pack.rng addin/words/gather_packs.awk
	@{ cat $<; echo; LC_ALL=C awk -f addin/words/gather_packs.awk $(filter %.xml %.rng,$^); } > $@

words: $(B)/words/gongkai.pot $(B)/words/all.pot
	for p in $(LANGUAGES:%=addin/words/%.po); do \
	  case $$p in */en.po) pot=$<; guess=--no-fuzzy-matching; keep=;; \
	    */zh_*) pot=$<; guess=--no-fuzzy-matching; keep=--translated;; \
	    *) pot=$(B)/words/all.pot; guess=; keep=;; esac; \
	  msgmerge -q $$guess --no-wrap --add-location=file --sort-by-file -o $(B)/words/merged.po $$p $$pot && \
	  msgattrib --no-wrap --no-obsolete $$keep -o $$p $(B)/words/merged.po || exit 1; done

# Every text of the code has its English, no translation has lost its text, formats agree, and no Chinese text that a
# user reads passes the catalogue by.
check-words: $(B)/words/gongkai.pot $(B)/words/all.pot $(LANGUAGES:%=$(B)/words/%.mo)
	@msgcmp addin/words/en.po $< > $(B)/words/missing.log 2>&1 || { cat $(B)/words/missing.log; \
	  echo "addin/words/en.po lacks these texts: make words adds them, to be translated"; exit 1; }
	@for p in $(LANGUAGES:%=addin/words/%.po); do msgcmp --use-untranslated $(B)/words/all.pot $$p > $(B)/words/unused.log 2>&1 || \
	  { cat $(B)/words/unused.log; echo "$$p translates what is in the code no more: make words drops it"; exit 1; }; done
	@LC_ALL=C awk -f addin/words/outside.awk $< \
	  $(filter-out $(shell sed 's/ *#.*//' addin/words/workbooks.txt),$(WORDS_SOURCES)) || \
	  { echo "Chinese texts that are not translated: gk_tr them, or name their file in addin/words/workbooks.txt"; exit 1; }
