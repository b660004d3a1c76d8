# make bench: every speed that the project claims, beside a peer in the same run. A timing is never a test.
.PHONY: bench bench-recalculation bench-check bench-files bench-jobs bench-rows bench-run
BENCHES := bench-recalculation bench-check bench-files bench-jobs bench-rows bench-run
bench: products
	@for b in $(BENCHES); do $(MAKE) --no-print-directory $$b || exit 1; done

# Cell functions in a real Calc, beside LibreOffice's own C++ add-ins.
$(B)/obj/tests/bench/recalculation.o: X = $(UNO_CFLAGS)
$(eval $(call program,$(B)/bench/recalculation.so,$(UNO) tests/bench/recalculation.c tests/calc/end_office.c,\
  $(SHARED) $(UNO_LIBS)))
bench-recalculation: $(B)/bench/recalculation.so $(B)/gongkai-$(VERSION).oxt
	LO="$(LO)" sh tests/bench/recalculation.sh $(B)/gongkai-$(VERSION).oxt $< $(B)/bench/recalculation

# What a check costs by the number of rows.
$(eval $(call program,$(B)/bench/check_cost,$(ENGINE) $(FILES) tests/bench/check_cost.c tests/bench/big_table.c,\
  $(ZIP_LIBS) $(XML_LIBS) -lm))
bench-check: $(B)/bench/check_cost
	@echo "the cost of a check, by rows"
	@$< "$(EXAMPLE)" sheets/cn-2022

# What reading a workbook costs, beside openpyxl and the bare inflating.
$(eval $(call program,$(B)/bench/read_files,$(ENGINE) $(FILES) tests/bench/read_files.c,\
  $(ZIP_LIBS) -lz $(XML_LIBS) -lm))
bench-files: $(B)/bench/read_files
	@LO="$(LO)" sh tests/bench/files.sh $< "$(EXAMPLE)" $(B)/bench/files

# Two jobs beside one.
bench-jobs: $(B)/gongkai
	@sh tests/bench/jobs.sh $< "$(EXAMPLE)" $(B)/bench/jobs

# What a workbook costs the command by the number of rows, in each format.
$(eval $(call program,$(B)/bench/make_rows,$(ENGINE) $(FILES) tests/bench/make_rows.c tests/bench/big_table.c,\
  $(ZIP_LIBS) $(XML_LIBS) -lm))
bench-rows: $(B)/gongkai $(B)/bench/make_rows
	@echo "the cost of a workbook, by rows and format"
	@LO="$(LO)" sh tests/bench/rows.sh $(B)/gongkai $(B)/bench/make_rows $(B)/bench/rows

# Memory and speed of a run over many workbooks; WORKBOOKS=100000.
WORKBOOKS ?= 10000
bench-run: $(B)/gongkai
	@LO="$(LO)" sh tests/bench/run.sh $(B)/gongkai "$(EXAMPLE)" $(B)/bench/run $(WORKBOOKS)
