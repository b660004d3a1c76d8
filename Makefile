# Gongkai: see README.md. `make deps` installs what the other targets need (Debian 12 and later).
VERSION := 0.1.0
B ?= build
CC ?= gcc
LO ?= /usr/lib/libreoffice
SDK ?= $(LO)/sdk

WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow $(if $(CI),-Werror)
CFLAGS ?= -O2 -g
XML_CFLAGS = $(shell xml2-config --cflags)
XML_LIBS = $(shell xml2-config --libs)
ZIP_LIBS = -lzip -ldeflate -lxlsxwriter
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -fPIC -fvisibility=hidden $(WARN) $(CFLAGS) -Iaddin -I$(B)/made -DGK_VERSION='"$(VERSION)"' $(EXTRA)
SDK_INCLUDE = $(if $(wildcard $(SDK)/include/sal),$(SDK)/include,/usr/include/libreoffice)
UNO_CFLAGS = -DLINUX -DUNX -DCPPU_ENV=gcc3 -isystem $(SDK_INCLUDE)
UNO_LIBS = -L$(SDK)/lib -L$(LO)/program -luno_cppu -luno_sal

# The lowest layer, with the translations compiled in: addin/words/TAG.po is a language.
LANGUAGES := $(sort $(basename $(notdir $(wildcard addin/words/*.po))))
WORDS := $(wildcard addin/words/*.c) $(B)/words/catalogues.c
ENGINE := $(wildcard addin/engine/*/*.c) $(WORDS)
FILES := $(wildcard addin/files/*.c addin/files/*/*.c)
UNO := $(wildcard addin/uno/*.c)
# The extension writes a consolidated workbook as text and lets Calc read that.
CALC := $(wildcard addin/calc/*.c addin/calc/*/*.c) \
  addin/files/write/write_fods.c addin/files/write/write_odf.c
COMMAND := $(wildcard addin/command/*.c)
# V=1 shows the commands.
Q = $(if $(V),,@echo "  $@";)
obj = $(patsubst %.c,$(B)/obj/%.o,$(1))

.PHONY: all products run check docs check-includes check-pack check-docs check-engine check-command check-fuzz check-uno study
.PHONY: clean
.DEFAULT_GOAL := all

# The goals that people type first install the Debian packages they need, then build in a make of their own, which
# sees what was installed.
all:
	@sh .ci/deps build
	@$(MAKE) --no-print-directory products
products: $(B)/gongkai $(B)/gongkai-$(VERSION).oxt

run:
	@sh .ci/deps build run
	@$(MAKE) --no-print-directory products
	@sh addin/run.sh "$(EXAMPLE)" $(B)/run
EXAMPLE = $(firstword $(wildcard sheets/example/*.fods))

# One static pattern for every source; only addin/uno, addin/calc and their tests see the SDK.
$(B)/obj/addin/engine/%.o $(B)/obj/addin/files/%.o $(B)/obj/addin/command/%.o $(B)/obj/addin/tools/%.o $(B)/obj/tests/engine/%.o $(B)/obj/tests/files/%.o: X = $(XML_CFLAGS)
$(B)/obj/addin/uno/%.o $(B)/obj/addin/calc/%.o $(B)/obj/tests/uno/%.o $(B)/obj/tests/calc/%.o: X = $(XML_CFLAGS) $(UNO_CFLAGS)
$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(X) -MMD -MP -c -o $@ $<

$(B)/words/%.mo: addin/words/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt -c -o $@ $<
$(B)/words/catalogues.c: $(LANGUAGES:%=$(B)/words/%.mo) $(B)/tools/make_words
	$(Q)$(B)/tools/make_words $(filter %.mo,$^) > $@.new && mv $@.new $@
$(B)/tools/make_words: $(call obj,addin/tools/make_words.c)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -o $@ $^

# The packs' files are validated here; those that are as they were then need no schema when they are read.
PACK_FILES := $(sort $(wildcard sheets/*/*.xml))
$(B)/made/packs_seen.inc: sheets/pack.rng $(PACK_FILES) Makefile
	@mkdir -p $(@D)
	$(Q)xmllint --noout --relaxng sheets/pack.rng $(PACK_FILES) 2> $@.log || { cat $@.log; exit 1; }
	@cksum $(PACK_FILES) | awk '{ print "{" $$1 "u, " $$2 "}," }' > $@.new && mv $@.new $@
$(B)/obj/addin/engine/pack/pack_files.o: $(B)/made/packs_seen.inc

$(B)/gongkai: $(call obj,$(ENGINE) $(FILES) $(COMMAND))
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ $(ZIP_LIBS) $(XML_LIBS) -lm

# --- tests of the engine and the readers: tests/{engine,files}/NAME_test.c defines `void gk_suite_NAME(void)`,
# which adds one CUnit suite; the list is made from the file names.
TESTS := $(sort $(wildcard tests/engine/*_test.c tests/files/*_test.c))
TEST_HELPERS := $(filter-out $(TESTS),$(wildcard tests/engine/*.c tests/files/*.c))
$(B)/tests/suites.inc: $(TESTS) Makefile
	@mkdir -p $(@D)
	@for f in $(TESTS); do n=$$(basename $$f _test.c); echo "GK_SUITE($$n)"; done > $@
$(B)/obj/tests/engine/main.o: $(B)/tests/suites.inc
$(B)/obj/tests/engine/main.o: EXTRA += -I$(B)/tests
# Allocations come through tests/files/allocations_test.c, which lets them fail.
$(B)/tests/engine: $(call obj,$(ENGINE) $(FILES) $(TESTS) $(TEST_HELPERS))
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc -o $@ $^ -lcunit $(ZIP_LIBS) $(XML_LIBS) -lm
$(B)/tests/study: $(call obj,$(ENGINE) $(FILES) $(wildcard tests/study/*.c) tests/engine/example_variants.c)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ -lcunit $(ZIP_LIBS) $(XML_LIBS) -lm
$(B)/tests/collect: $(call obj,$(ENGINE) $(FILES) $(wildcard tests/collect/*.c))
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ $(ZIP_LIBS) $(XML_LIBS) -lm
# What an .xls holds beside its records, and whether its container is sound.
$(B)/tests/streams: $(call obj,tests/streams/main.c tests/files/compound_check.c addin/files/file_bytes.c \
  $(wildcard addin/engine/base/*.c) $(WORDS))
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ -lm

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

# The tests, in the order in which they are quick to fail.
check:
	@sh .ci/deps build run test
	@$(MAKE) --no-print-directory check-includes check-pack check-docs check-engine check-command check-fuzz check-uno check-calc check-run

check-pack:
	xmllint --noout --relaxng sheets/pack.rng $(PACK_FILES)

# The reference of rules is made from the packs, that of the functions and the README's table from the table of
# functions; the committed ones must be what those say.
docs: $(B)/tools/make_rules $(B)/tools/make_functions
	$(B)/tools/make_rules sheets > docs/rules.md
	$(B)/tools/make_functions > docs/functions.md
	$(B)/tools/make_functions README.md > $(B)/README.md && cp $(B)/README.md README.md

check-docs: $(B)/tools/make_rules $(B)/tools/make_functions
	@$(B)/tools/make_rules sheets | diff docs/rules.md - > $(B)/rules.diff || \
	  { cat $(B)/rules.diff; echo "docs/rules.md is not what the packs say: run make docs"; exit 1; }
	@$(B)/tools/make_functions | diff docs/functions.md - > $(B)/functions.diff || \
	  { cat $(B)/functions.diff; echo "docs/functions.md is not what the functions say: run make docs"; exit 1; }
	@$(B)/tools/make_functions README.md > $(B)/README.md
	@diff README.md $(B)/README.md || { echo "README.md's table is not what the functions say: run make docs"; exit 1; }

# Which folder may include which. TODO fail: rules and diagnosis still depend on each other.
.PHONY: check-includes
check-includes:
	sh tests/structure/includes_test.sh
	-sh tests/structure/includes.sh

.PHONY: check-run
check-run: products
	sh tests/build/run.sh $(B)/gongkai-$(VERSION).oxt $(B)/gongkai

check-engine:
	@$(MAKE) --no-print-directory B=$(B)/sanitized CFLAGS="$(SANITIZE)" $(B)/sanitized/tests/engine
	$(B)/sanitized/tests/engine

check-command: $(B)/gongkai $(B)/tests/collect $(B)/tests/streams
	sh tests/files/command.sh $(B)/gongkai
	sh tests/files/batch.sh $(B)/gongkai
	sh tests/files/template.sh $(B)/gongkai
	sh tests/files/collect.sh $(B)/gongkai
	sh tests/files/fill.sh $(B)/gongkai
	sh tests/files/units.sh $(B)/gongkai
	rm -rf $(B)/tests/round && mkdir -p $(B)/tests/round && $(B)/tests/collect $(B)/gongkai $(B)/tests/round 12
	LO="$(LO)" sh tests/files/formats.sh $(B)/gongkai
	@$(MAKE) --no-print-directory check-hostile
	LO="$(LO)" sh tests/files/annotate.sh $(B)/gongkai $(B)/tests/streams

# Each fuzzer briefly, from the corpus made of the project's own files; FUZZ_SECONDS=3600 for a long run.
FUZZ_SECONDS ?= 20
FUZZERS := $(basename $(notdir $(wildcard tests/fuzz/fuzz_*.c)))
check-fuzz: $(FUZZERS:%=$(B)/fuzz/%)
	@for f in $(FUZZERS); do sh tests/fuzz/run.sh $(B)/fuzz/$$f $(FUZZ_SECONDS) || exit 1; done
$(B)/fuzz/%: tests/fuzz/%.c $(B)/made/packs_seen.inc $(ENGINE) $(FILES) $(wildcard addin/engine/*/*.h addin/files/*.h addin/files/*/*.h)
	@mkdir -p $(@D)
	$(Q)clang $(filter-out -fPIC,$(ALL_CFLAGS)) $(XML_CFLAGS) -O1 -g -fsanitize=fuzzer,address,undefined \
	  -fno-sanitize-recover=all -o $@ $< $(ENGINE) $(FILES) $(ZIP_LIBS) $(XML_LIBS) -lm

# The share of slips found, traced and mended, over every figure of the example; STUDY=-v names those that are not.
study:
	@sh .ci/deps build test
	@$(MAKE) --no-print-directory $(B)/tests/study
	$(B)/tests/study $(STUDY)

# A bureau's round with many departments, three of which do it wrong; DEPARTMENTS=500.
.PHONY: study-collect
DEPARTMENTS ?= 500
study-collect:
	@sh .ci/deps build test
	@$(MAKE) --no-print-directory $(B)/gongkai $(B)/tests/collect
	@rm -rf $(B)/round && mkdir -p $(B)/round
	$(B)/tests/collect $(B)/gongkai $(B)/round $(DEPARTMENTS)

# --- the extension: $(EXT) is the .oxt unpacked. Whatever lies in registry/ is packed as it is; .xcu and .xcs files and
# a help folder are listed in the manifest. Packs are the folders of sheets/ that hold a pack.xml.
EXT := $(B)/ext
PLATFORM ?= Linux_$(patsubst aarch64,AARCH64,$(shell uname -m))
REGISTRY := $(filter-out description.xml registry/gongkai.components,$(sort $(shell find registry -type f)))
PACKS := sheets/pack.rng $(shell find $(dir $(wildcard sheets/*/pack.xml)) -type f)
TOOLS := $(B)/tools/make_registry $(B)/tools/make_manifest

# The library of each platform stands in $(GIVEN); only this machine's is built here.
PLATFORMS ?= $(PLATFORM)
GIVEN ?= $(B)/program
LIBRARIES = $(foreach p,$(PLATFORMS),$(GIVEN)/$p/$(if $(findstring Windows,$p),gongkai.dll,libgongkai.so))
$(B)/program/$(PLATFORM)/libgongkai.so: $(call obj,$(ENGINE) $(UNO) $(CALC))
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -shared -Wl,-z,defs -o $@ $^ $(UNO_LIBS) $(XML_LIBS) -lm

# The interface of the functions is made from their table.
IDL := $(shell find idl -name '*.idl')
$(B)/types.rdb: $(IDL) $(B)/tools/make_idl
	rm -rf $(B)/idl && mkdir -p $(B) && cp -r idl $(B)/idl
	$(B)/tools/make_idl > $(B)/idl/org/gongkai/XFunctions.idl
	$(SDK)/bin/unoidl-write $(LO)/program/types.rdb $(LO)/program/types/offapi.rdb $(B)/idl $@

$(B)/tools/make_registry: $(call obj,$(addprefix addin/tools/,make_registry.c registry_commands.c registry_functions.c) \
  $(ENGINE))
$(B)/tools/make_idl: $(call obj,addin/tools/make_idl.c $(ENGINE))
$(B)/tools/make_manifest: $(call obj,addin/tools/make_manifest.c)
$(B)/tools/make_rules: $(call obj,addin/tools/make_rules.c $(ENGINE))
$(B)/tools/make_functions: $(call obj,addin/tools/make_functions.c $(ENGINE))
$(TOOLS) $(B)/tools/make_idl $(B)/tools/make_rules $(B)/tools/make_functions:
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ $(XML_LIBS) -lm

# The templates of the packs for all departments.
TEMPLATES := $(patsubst sheets/%/pack.xml,$(B)/template/%.ots,$(wildcard sheets/cn-*/pack.xml))
$(B)/template/%.ots: $(B)/gongkai $(PACKS)
	@mkdir -p $(@D)
	$(B)/gongkai template --pack sheets/$* --force --output $@

$(B)/gongkai-$(VERSION).oxt: $(TEMPLATES) $(LIBRARIES) $(B)/types.rdb $(TOOLS) $(REGISTRY) $(PACKS) LICENSE Makefile \
		description.xml registry/gongkai.components
	rm -rf $(EXT) $@
	mkdir -p $(EXT)/META-INF $(EXT)/program $(EXT)/description
	cp --parents $(PACKS) $(EXT)
	cd registry && cp --parents $(patsubst registry/%,%,$(REGISTRY)) $(abspath $(EXT))
	cp LICENSE $(EXT)/description
	mkdir -p $(EXT)/template/gongkai && cp $(TEMPLATES) $(EXT)/template/gongkai
	cp $(B)/types.rdb $(EXT)
	for l in $(LIBRARIES); do \
	  p=$(EXT)/program/$$(basename $$(dirname $$l)) && mkdir $$p && cp $$l $$p && \
	  sed "s/@LIBRARY@/$$(basename $$l)/" registry/gongkai.components > $$p/gongkai.components || exit 1; done
	sed 's/@VERSION@/$(VERSION)/' description.xml > $(EXT)/description.xml
	for f in Accelerators Addons CalcAddIns CalcWindowState; do \
	  $(B)/tools/make_registry $$f.xcu > $(EXT)/$$f.xcu || exit 1; done
	cd $(EXT) && $(abspath $(B))/tools/make_manifest $$(find * -name '*.rdb' -o -name '*.components' -o -name '*.xcs' \
	  -o -name '*.xcu' -o -path help) > META-INF/manifest.xml
	cd $(EXT) && zip -q -X -r $(abspath $@) .

# Puts the extension into the LibreOffice of the user who calls it.
.PHONY: install
install:
	@[ "$$(id -u)" -ne 0 ] || { echo "make install: call it as the user who works with Calc, not as root" >&2; exit 1; }
	@sh .ci/deps build
	@$(MAKE) --no-print-directory products
	unopkg add -f -s $(B)/gongkai-$(VERSION).oxt

# --- tests of the binding: a component that LibreOffice's small `uno` executable runs, so that no office is needed.
UNO_TESTS := $(wildcard tests/uno/*.c)
RUN_UNO = $(LO)/program/uno.bin -env:URE_MORE_TYPES=file://$(LO)/program/types/offapi.rdb -c test.uno.Main
$(B)/tests/libuno_test.so: $(call obj,$(UNO) $(UNO_TESTS))
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -shared -Wl,-z,defs -o $@ $^ $(UNO_LIBS) -lcunit -lpthread

.PHONY: check-uno
check-uno: $(B)/tests/libuno_test.so
	valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --error-exitcode=9 \
	  $(RUN_UNO) -l file://$(abspath $<)

include tests/hostile/hostile.mk tests/calc/calc.mk tests/bench/bench.mk addin/portable/portable.mk

clean:
	rm -rf $(B)

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
