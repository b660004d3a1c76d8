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
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -fPIC -fvisibility=hidden $(WARN) $(CFLAGS) -Iaddin -DGK_VERSION='"$(VERSION)"' $(EXTRA)
UNO_CFLAGS = -DLINUX -DUNX -DCPPU_ENV=gcc3 -isystem $(if $(wildcard $(SDK)/include/sal),$(SDK)/include,/usr/include/libreoffice)
UNO_LIBS = -L$(LO)/program -luno_cppu -luno_sal

ENGINE := $(wildcard addin/engine/*.c)
FILES := $(wildcard addin/files/*.c)
UNO := $(wildcard addin/uno/*.c)
CALC := $(wildcard addin/calc/*.c)
COMMAND := $(wildcard addin/command/*.c)
obj = $(patsubst %.c,$(B)/obj/%.o,$(1))

.PHONY: all products run check check-engine check-pack bench install dist clean
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
$(B)/obj/addin/engine/%.o $(B)/obj/addin/files/%.o $(B)/obj/addin/command/%.o $(B)/obj/tests/engine/%.o $(B)/obj/tests/files/%.o: X = $(XML_CFLAGS)
$(B)/obj/addin/uno/%.o $(B)/obj/addin/calc/%.o $(B)/obj/tests/uno/%.o $(B)/obj/tests/calc/%.o: X = $(XML_CFLAGS) $(UNO_CFLAGS)
$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(X) -MMD -MP -c -o $@ $<

$(B)/gongkai: $(call obj,$(ENGINE) $(FILES) $(COMMAND))
	$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ $(XML_LIBS) -lm

# --- tests of the engine and the readers: tests/{engine,files}/NAME_test.c defines `void gk_suite_NAME(void)`,
# which adds one CUnit suite; the list is made from the file names.
TESTS := $(sort $(wildcard tests/engine/*_test.c tests/files/*_test.c))
$(B)/tests/suites.inc: $(TESTS) Makefile
	@mkdir -p $(@D)
	@for f in $(TESTS); do n=$$(basename $$f _test.c); echo "GK_SUITE($$n)"; done > $@
$(B)/obj/tests/engine/main.o: $(B)/tests/suites.inc
$(B)/obj/tests/engine/main.o: EXTRA += -I$(B)/tests
$(B)/tests/engine: $(call obj,$(ENGINE) $(FILES) $(TESTS) tests/engine/main.c)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(EXTRA) -o $@ $^ -lcunit $(XML_LIBS) -lm

clean:
	rm -rf $(B)

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
