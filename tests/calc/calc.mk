# Tests inside a real Calc. `include`d by the Makefile: defines check-calc (SUITE=commands runs one suite). The
# user interface is Chinese; what the function wizard and the menu say is looked at in English too.
.PHONY: check-calc
CALC_TESTS := $(wildcard tests/calc/*.c)
CALC_TESTED := $(filter-out addin/calc/component.c,$(CALC))
# The readers of files, which the extension has not: what they read is compared with what Calc holds.
CALC_READERS := $(filter-out $(CALC),$(FILES))
$(eval $(call program,$(B)/tests/calc.so,$(ENGINE) $(UNO) $(CALC_TESTED) $(CALC_READERS) $(CALC_TESTS),\
  -shared $(UNO_LIBS) -lcunit $(ZIP_LIBS) $(XML_LIBS) -lm))

# The example without its mistake, filled into a template.
$(B)/tests/filled.ods: $(B)/gongkai $(EXAMPLE)
	@mkdir -p $(@D)
	@sed 's/1671\.41/1671.42/g' "$(EXAMPLE)" > $(B)/tests/clean.fods
	$(Q)$(B)/gongkai template --force --from $(B)/tests/clean.fods --output $@ > $(B)/tests/filled.txt

# The example as Excel's workbooks, with a conditional format of the department's own, and their marked copies.
MARKED := $(B)/tests/marked/stamp
$(MARKED): $(B)/gongkai $(EXAMPLE) tests/files/own_format.awk tests/calc/marked.sh
	$(Q)LO="$(LO)" sh tests/calc/marked.sh $(B)/gongkai "$(EXAMPLE)" $(@D) && touch $@

check-calc: $(B)/tests/calc.so $(B)/gongkai-$(VERSION).oxt $(B)/tests/filled.ods $(MARKED)
	LO="$(LO)" sh tests/calc/run.sh $(B)/gongkai-$(VERSION).oxt $< $(B)/tests/calc-run "$(EXAMPLE)" $(SUITE)
	$(if $(SUITE),,for s in function_names menus; do GK_LANGUAGE=en-US LO="$(LO)" sh tests/calc/run.sh \
	  $(B)/gongkai-$(VERSION).oxt $< $(B)/tests/calc-run-en "$(EXAMPLE)" $$s || exit 1; done)

# The same under valgrind, too slow for every check: the suite of the cell functions, or another as SUITE.
.PHONY: check-calc-valgrind
check-calc-valgrind: $(B)/tests/calc.so $(B)/gongkai-$(VERSION).oxt $(B)/tests/filled.ods $(MARKED)
	LO="$(LO)" sh tests/calc/valgrind.sh $(B)/gongkai-$(VERSION).oxt $< $(B)/tests/calc-valgrind "$(EXAMPLE)" \
	  $(or $(SUITE),functions)
