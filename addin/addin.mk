# The engine, the readers and writers of files, the command, the tools of the build. `include`d by the Makefile.

include addin/words/words.mk
ENGINE := $(wildcard addin/engine/*/*.c) $(WORDS)
FILES := $(wildcard addin/files/*.c addin/files/*/*.c)
UNO := $(wildcard addin/uno/*.c)
# The extension writes a consolidated workbook as text and lets Calc read that.
CALC := $(wildcard addin/calc/*.c addin/calc/*/*.c) addin/files/write/write_fods.c addin/files/write/write_odf.c \
  addin/files/formats/names.c
COMMAND := $(wildcard addin/command/*.c)

# The packs' files are validated here; those that are as they were then need no schema when they are read.
PACK_FILES := $(sort $(wildcard sheets/*/*.xml))
$(call keep,$(B)/made/packs.list,$(PACK_FILES))
$(B)/made/packs_seen.inc: sheets/pack.rng $(PACK_FILES) $(B)/made/packs.list
	$(Q)xmllint --noout --relaxng sheets/pack.rng $(PACK_FILES) >$@ 2>&1 || { cat $@; exit 1; }
	@cksum $(PACK_FILES) | awk '{ print "{" $$1 "u, " $$2 "}," }' > $@
$(B)/obj/addin/engine/pack/pack_files.o: $(B)/made/packs_seen.inc

$(eval $(call program,$(B)/gongkai,$(ENGINE) $(FILES) $(COMMAND),$(ZIP_LIBS) $(XML_LIBS) -lm))

# Each program of addin/tools is one file of its name, and what begins with the latter half of it: registry_functions.c.
TOOLS := $(filter-out make_words,$(basename $(notdir $(wildcard addin/tools/make_*.c))))
tool_sources = addin/tools/$1.c $(wildcard addin/tools/$(1:make_%=%)_*.c) $(ENGINE)
$(foreach t,$(TOOLS),$(eval $(call program,$(B)/tools/$t,$(call tool_sources,$t),$(XML_LIBS) -lm)))
