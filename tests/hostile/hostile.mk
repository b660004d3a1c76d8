# Workbooks that are damaged, or made to do damage. `include`d by the Makefile: defines check-hostile.
.PHONY: check-hostile
$(B)/obj/tests/hostile/save_specials.o: X = $(UNO_CFLAGS)
$(eval $(call program,$(B)/tests/mutants,$(ENGINE) $(FILES) tests/hostile/mutants.c tests/hostile/mutations.c,\
  $(ZIP_LIBS) $(XML_LIBS) -lm))
$(eval $(call program,$(B)/tests/lying_zips,$(ENGINE) tests/hostile/lying_zips.c,$(XML_LIBS) -lm -lz))
$(eval $(call program,$(B)/tests/save_specials.so,$(UNO) tests/hostile/save_specials.c tests/calc/end_office.c,\
  $(SHARED) $(UNO_LIBS)))

# The files, and a list of what is to be said of each.
HOSTILE := $(B)/tests/hostile
$(HOSTILE)/expected: $(wildcard tests/hostile/*) $(EXAMPLE) \
		| $(B)/tests/mutants $(B)/tests/lying_zips $(B)/tests/save_specials.so
	LO="$(LO)" sh tests/hostile/make.sh $(B)/tests $(HOSTILE)

# By the command as it is and by one that the sanitizers watch; then, watched too, variants by the thousand:
# CUTS=1000 DAMAGES=20000 for a long run.
CUTS ?= 100
DAMAGES ?= 300
check-hostile: $(B)/gongkai $(HOSTILE)/expected
	sh tests/files/hostile.sh $(B)/gongkai $(HOSTILE)
	@$(MAKE) --no-print-directory B=$(B)/sanitized CFLAGS="$(SANITIZE)" $(B)/sanitized/gongkai $(B)/sanitized/tests/mutants
	@cp $(B)/sanitized/gongkai $(B)/gongkai-sanitized # beside the packs
	sh tests/files/hostile.sh $(B)/gongkai-sanitized $(HOSTILE)
	$(B)/sanitized/tests/mutants $(CUTS) $(DAMAGES) $(foreach f,fods ods xlsx xls,$(HOSTILE)/example.$f)
