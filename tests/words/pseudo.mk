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

$(eval $(call program,$(B)/pseudo/make_registry_qtz,$(filter-out $(ENGINE),$(call tool_sources,make_registry)) $(PSEUDO),$(XML_LIBS) -lm))
$(eval $(call program,$(B)/pseudo/libgongkai_qtz.so,$(PSEUDO) $(UNO) $(CALC) tests/words/asked.c,\
  $(SHARED) -Xlinker --wrap=gk_dialog_ask -Xlinker --wrap=gk_pick_folder $(UNO_LIBS) $(XML_LIBS) -lm))
$(eval $(call program,$(B)/pseudo/tests_qtz.so,$(PSEUDO) $(UNO) $(CALC_TESTED) $(CALC_READERS) $(CALC_TESTS),\
  -shared $(UNO_LIBS) -lcunit $(ZIP_LIBS) $(XML_LIBS) -lm))
$(B)/obj/tests/words/asked.o: X = $(UNO_CFLAGS)
# The extension with other words in it, which asks nobody.
$(B)/pseudo/gongkai.oxt: $(B)/gongkai-$(VERSION).oxt $(B)/pseudo/make_registry_qtz $(B)/pseudo/libgongkai_qtz.so
	@rm -rf $(B)/pseudo/ext $@ && cp -r $(EXT) $(B)/pseudo/ext
	@cp $(B)/pseudo/libgongkai_qtz.so $(B)/pseudo/ext/program/$(PLATFORM)/libgongkai.so
	@for f in $$(cd $(EXT) && ls *.xcu); do ! $(B)/pseudo/make_registry_qtz $$f > $(B)/pseudo/made.xcu 2> /dev/null || \
	  cp $(B)/pseudo/made.xcu $(B)/pseudo/ext/$$f; done
	@cd $(B)/pseudo/ext && zip -q -X -r ../gongkai.oxt .

check-pseudo: $(B)/gongkai-qtz $(B)/pseudo/gongkai.oxt $(B)/pseudo/tests_qtz.so
	sh tests/words/command.sh $< "$(EXAMPLE)" $(B)/pseudo
	for s in function_names menus words; do GK_LANGUAGE=qtz LO="$(LO)" sh tests/calc/run.sh $(B)/pseudo/gongkai.oxt \
	  $(B)/pseudo/tests_qtz.so $(B)/pseudo/calc "$(EXAMPLE)" $$s || exit 1; done
