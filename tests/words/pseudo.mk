# The product in a made-up language, qtz, in which every text is bracketed and lengthened. `include`d by the Makefile.
.PHONY: check-pseudo
PSEUDO := $(filter-out $(B)/words/catalogues.c,$(ENGINE)) $(B)/pseudo/catalogues.c
$(B)/pseudo/qtz.po: $(B)/words/all.pot tests/words/pseudo.awk
	@mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f tests/words/pseudo.awk $< > $@
$(B)/pseudo/qtz.mo: $(B)/pseudo/qtz.po
	$(Q)msgfmt --check-format -o $@ $<
$(B)/pseudo/catalogues.c: $(B)/words/en.mo $(B)/pseudo/qtz.mo $(B)/tools/make_words
	$(Q)$(B)/tools/make_words $(filter %.mo,$^) > $@
# Beside the packs.
$(eval $(call program,$(B)/gongkai-qtz,$(PSEUDO) $(FILES) $(COMMAND),$(ZIP_LIBS) $(XML_LIBS) -lm))

check-pseudo: $(B)/gongkai-qtz
	sh tests/words/command.sh $< "$(EXAMPLE)" $(B)/pseudo
