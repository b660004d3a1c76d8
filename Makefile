# Gongkai: see README.md. What is built where stands in the .mk files beside it.
VERSION := 0.1.0
B ?= build
ifeq ($(origin CC),default)
CC := gcc
endif
LO ?= /usr/lib/libreoffice
SDK ?= $(LO)/sdk
# V=1 shows the commands.
Q = $(if $(V),,@echo "  $@";)
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

# --- The goals that people type install the Debian packages they need, before anything here looks for them. Others
# (products, a file by its name) take what is there.
NEEDS_all := build
NEEDS_install := build
NEEDS_docs := build
NEEDS_run := build run
NEEDS_check := build run test
NEEDS_check-run := build run
NEEDS_coverage := build test
NEEDS_study := build test
NEEDS_study-collect := build test
NEEDS_format := test
NEEDS_bench := build bench
NEEDS_dist := build dist
needs = $(or $(NEEDS_$1),$(if $(filter check-%,$1),build test),$(if $(filter bench-%,$1),build bench))
ifeq ($(MAKELEVEL)$(findstring n,$(firstword -$(MAKEFLAGS)))$(findstring q,$(firstword -$(MAKEFLAGS))),0)
NEEDED := $(sort $(foreach g,$(or $(MAKECMDGOALS),all),$(call needs,$g)))
ifneq ($(NEEDED),)
$(shell sh .ci/deps $(NEEDED) >&2)
ifneq ($(.SHELLSTATUS),0)
$(error the packages that $(or $(MAKECMDGOALS),all) needs are not there: see .ci/deps)
endif
endif
endif

# --- flags
WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-format-attribute $(if $(CI),-Werror)
CFLAGS ?= -O2 -g
XML_CFLAGS := $(shell xml2-config --cflags 2>/dev/null)
XML_LIBS := $(shell xml2-config --libs 2>/dev/null)
ZIP_LIBS := -lzip -ldeflate -lxlsxwriter
# What makes a mistake in the products a stop and no way in; sanitizers and mingw have their own.
HARDENED := $(if $(findstring mingw,$(TRIPLE))$(findstring -fsanitize,$(CFLAGS)),,$(if $(filter -O1 -O2 -O3 -Os,$(CFLAGS)),\
  -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
BOUND := $(if $(findstring mingw,$(TRIPLE)),,-Wl,-z,relro -Wl,-z,now)
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -fPIC -fvisibility=hidden $(WARN) $(CFLAGS) $(HARDENED) -Iaddin -I$(B)/made \
  $(XML_CFLAGS) $(EXTRA)
SDK_INCLUDE := $(if $(wildcard $(SDK)/include/sal),$(SDK)/include,/usr/include/libreoffice)
UNO_CFLAGS = -DLINUX -DUNX -DCPPU_ENV=gcc3 -isystem $(SDK_INCLUDE)
SHARED := -shared -Wl,-z,defs
UNO_LIBS = -L$(SDK)/lib -L$(LO)/program -luno_cppu -luno_sal

# --- $(call keep,FILE,TEXT) writes FILE where its text is another: what depends on it is then made anew. So flags, lists
# of files and the version are prerequisites.
differs = $(subst $1,,$2)$(subst $2,,$1)
keep = $(if $(call differs,$(strip $(file <$1)),$(strip $2)),$(file >$1,$2))
$(shell mkdir -p $(B)/made)
$(call keep,$(B)/made/flags,$(filter-out ccache,$(CC)) $(ALL_CFLAGS) $(UNO_CFLAGS))
HASH := \#
$(call keep,$(B)/made/version.h,$(HASH)define GK_VERSION "$(VERSION)")

# --- One rule compiles every source; only what speaks UNO sees the SDK.
obj = $(patsubst %.c,$(B)/obj/%.o,$1)
$(foreach d,addin/uno addin/calc tests/uno tests/calc,$(B)/obj/$d/%.o): X = $(UNO_CFLAGS)
$(B)/obj/%.o: %.c $(B)/made/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(X) -MMD -MP -c -o $@ $<
-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

# --- $(eval $(call program,FILE,SOURCES,LIBRARIES)): one rule links every program and library.
define program
$(call keep,$(B)/made/$(notdir $1).list,$(call obj,$2) $3)
$1: $(call obj,$2) $(B)/made/$(notdir $1).list
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$(CFLAGS) $$(BOUND) $$(EXTRA) -o $$@ $$(filter %.o,$$^) $3
endef

EXAMPLE = $(firstword $(wildcard sheets/example/*.fods))
include addin/addin.mk registry/extension.mk docs/docs.mk
include tests/tests.mk tests/hostile/hostile.mk tests/calc/calc.mk tests/words/pseudo.mk tests/bench/bench.mk addin/portable/portable.mk

.PHONY: all products run install clean
all: products
products: $(B)/gongkai $(B)/gongkai-$(VERSION).oxt
run: products
	@sh addin/run.sh "$(EXAMPLE)" $(B)/run

# Puts the extension into the LibreOffice of the user who calls it.
install: products
	@[ "$$(id -u)" -ne 0 ] || { echo "make install: call it as the user who works with Calc, not as root" >&2; exit 1; }
	unopkg add -f -s $(B)/gongkai-$(VERSION).oxt

clean:
	rm -rf $(B)
