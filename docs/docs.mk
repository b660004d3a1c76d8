# The reference of rules is made from the packs, that of the functions and the README's table from the table of
# functions; the committed ones must be what those say. `include`d by the Makefile: defines docs and check-docs.
.PHONY: docs check-docs
DOCS := docs/rules.md docs/functions.md README.md
$(B)/made/docs/rules.md: $(B)/tools/make_rules $(PACKS) $(PACK_FILES)
	@mkdir -p $(@D)
	$(Q)$< sheets > $@
$(B)/made/docs/functions.md: $(B)/tools/make_functions
	@mkdir -p $(@D)
	$(Q)$< > $@
$(B)/made/README.md: $(B)/tools/make_functions README.md
	$(Q)$< README.md > $@

docs: $(DOCS:%=$(B)/made/%)
	@for f in $(DOCS); do cmp -s $(B)/made/$$f $$f || { cp $(B)/made/$$f $$f.new && mv $$f.new $$f; } || exit 1; done
check-docs: $(DOCS:%=$(B)/made/%)
	@for f in $(DOCS); do diff -u $$f $(B)/made/$$f || { echo "$$f is not what it is made from: run make docs"; exit 1; }; done
