# The tests that need no office but for check-uno and check-run. `include`d by the Makefile: defines check and its parts.
.PHONY: check check-includes check-build check-pack check-engine check-command check-fuzz check-uno check-run
.PHONY: study study-collect

# How many compilers run at once where a goal builds for itself.
AT_ONCE := $(shell nproc 2>/dev/null || echo 1)

# In the order in which they are quick to fail.
check: check-includes check-format check-pack check-words check-docs check-build check-engine check-command check-fuzz \
  check-uno check-calc check-pseudo check-run

# Which folder may include which.
check-includes:
	sh tests/structure/includes_test.sh
	sh tests/structure/includes.sh
	sh tests/structure/paths.sh README.md $(wildcard docs/*.md)

check-pack:
	xmllint --noout --relaxng sheets/pack.rng $(PACK_FILES)

# What is made anew, and when; and that make run tells no lies.
check-build: products
	sh tests/build/make.sh $(B)
	sh tests/structure/network.sh $(B)/gongkai $(LIBRARIES)
	sh tests/build/hardened.sh $(B)/gongkai $(LIBRARIES)
check-run: products
	sh tests/build/run.sh $(B)/gongkai-$(VERSION).oxt $(B)/gongkai

# --- the engine and the readers: tests/{engine,files}/NAME_test.c defines `void gk_suite_NAME(void)`, which adds one
# CUnit suite; the list is made from the file names. Allocations come through tests/files/allocations_test.c, which lets
# them fail.
TESTS := $(sort $(wildcard tests/engine/*_test.c tests/files/*_test.c))
$(call keep,$(B)/made/suites.inc,$(foreach t,$(TESTS),GK_SUITE($(notdir $(t:_test.c=)))))
WRAPPED := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
$(eval $(call program,$(B)/tests/engine,$(ENGINE) $(FILES) $(wildcard tests/engine/*.c tests/files/*.c),\
  $(WRAPPED) -lcunit $(ZIP_LIBS) $(XML_LIBS) -lm))

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
check-engine:
	@$(MAKE) --no-print-directory -j$(AT_ONCE) B=$(B)/sanitized CFLAGS="$(SANITIZE)" $(B)/sanitized/tests/engine
	$(B)/sanitized/tests/engine

# --- the command; a bureau's round by tests/collect; what an .xls holds beside its records, and whether its container
# is sound, by tests/streams.
$(eval $(call program,$(B)/tests/collect,$(ENGINE) $(FILES) $(wildcard tests/collect/*.c),$(ZIP_LIBS) $(XML_LIBS) -lm))
$(eval $(call program,$(B)/tests/streams,tests/streams/main.c tests/files/compound_check.c addin/files/file_bytes.c \
  $(wildcard addin/engine/base/*.c) $(WORDS),-lm))
suites = for s in command batch template collect fill units json output; do sh tests/files/$$s.sh $1 || exit 1; done
check-command: $(B)/gongkai $(B)/tests/collect $(B)/tests/streams
	@$(call suites,$(B)/gongkai)
	rm -rf $(B)/tests/round && mkdir -p $(B)/tests/round && $(B)/tests/collect $(B)/gongkai $(B)/tests/round 12
	LO="$(LO)" sh tests/files/formats.sh $(B)/gongkai
	@$(MAKE) --no-print-directory check-hostile
	LO="$(LO)" sh tests/files/annotate.sh $(B)/gongkai $(B)/tests/streams

# --- each fuzzer briefly, from the corpus made of the project's own files; FUZZ_SECONDS=3600 for a long run.
FUZZ_SECONDS ?= 20
FUZZERS := $(basename $(notdir $(wildcard tests/fuzz/fuzz_*.c)))
FUZZED := $(B)/fuzzed
check-fuzz:
	@$(MAKE) --no-print-directory -j$(AT_ONCE) B=$(FUZZED) CC=clang \
	  CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all" $(FUZZERS:%=$(FUZZED)/fuzz/%)
	@for f in $(FUZZERS); do sh tests/fuzz/run.sh $(FUZZED)/fuzz/$$f $(FUZZ_SECONDS) || exit 1; done
$(foreach f,$(FUZZERS),$(eval $(call program,$(B)/fuzz/$f,$(ENGINE) $(FILES) tests/fuzz/$f.c,\
  -fsanitize=fuzzer $(ZIP_LIBS) $(XML_LIBS) -lm)))

# --- the binding: a component that LibreOffice's small `uno` executable runs, so that no office is needed.
RUN_UNO = $(LO)/program/uno.bin -env:URE_MORE_TYPES=file://$(LO)/program/types/offapi.rdb -c test.uno.Main
$(eval $(call program,$(B)/tests/libuno_test.so,$(UNO) $(wildcard tests/uno/*.c),$(SHARED) $(UNO_LIBS) -lcunit -lpthread))
check-uno: $(B)/tests/libuno_test.so
	valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --error-exitcode=9 \
	  $(RUN_UNO) -l file://$(abspath $<)

# --- the share of slips found, traced and mended, over every figure of the example; STUDY=-v names those that are not.
$(eval $(call program,$(B)/tests/study,$(ENGINE) $(FILES) $(wildcard tests/study/*.c) tests/engine/example_variants.c,\
  -lcunit $(ZIP_LIBS) $(XML_LIBS) -lm))
study: $(B)/tests/study
	$< $(STUDY)

# A bureau's round with many departments, three of which do it wrong; DEPARTMENTS=500.
DEPARTMENTS ?= 500
study-collect: $(B)/gongkai $(B)/tests/collect
	@rm -rf $(B)/round && mkdir -p $(B)/round
	$(B)/tests/collect $(B)/gongkai $(B)/round $(DEPARTMENTS)

# --- the share of lines that the tests run, by folder. COVERED=engine is quick. What runs inside Calc is not counted: an
# office ends without writing it.
.PHONY: coverage
COVERED ?= engine command
COVERAGE := $(B)/coverage
covered = $(if $(filter $1,$(COVERED)),$2,:)
coverage:
	@$(MAKE) --no-print-directory -j$(AT_ONCE) B=$(COVERAGE) CFLAGS="-O0 -g --coverage" EXTRA="-Wl,--wrap=_exit" \
	  COMMAND="$(COMMAND) tests/coverage/flush.c" covered
covered: $(B)/tests/engine $(if $(filter command,$(COVERED)),$(B)/gongkai)
	@find $(B)/obj -name '*.gcda' -delete
	@ln -sfn $(abspath sheets) $(B)/sheets
	@$(call covered,engine,$(B)/tests/engine > $(B)/engine.log || { cat $(B)/engine.log; exit 1; })
	@$(call covered,command,$(call suites,$(B)/gongkai))
	@sh tests/coverage/by_folder.sh $(B)/obj

# --- the look of the code, by clang-format 14 (.clang-format): other versions break lines elsewhere.
.PHONY: format check-format
FORMAT := $(shell command -v clang-format-14)
FORMATTED := $(shell find addin tests -name '*.[ch]')
format:
	@$(or $(FORMAT),clang-format-14) -i $(FORMATTED)
check-format:
	@$(if $(FORMAT),$(FORMAT) --dry-run -Werror $(FORMATTED),echo "no clang-format-14: the look of the code is not checked")
