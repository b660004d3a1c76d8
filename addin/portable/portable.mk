# make dist: one .oxt for every platform that the desktops of public offices run, in $(B)/dist. It needs no library of
# the machine but LibreOffice's own and, under Linux, a glibc from 2.28 on.
.PHONY: dist
DIST_PLATFORMS := Linux_x86_64 Linux_AARCH64 Windows_x86_64
TRIPLE_Linux_x86_64 := x86_64-linux-gnu
TRIPLE_Linux_AARCH64 := aarch64-linux-gnu
TRIPLE_Windows_x86_64 := x86_64-w64-mingw32
D = $(abspath $(B))/dist

dist: $(DIST_PLATFORMS:%=dist-%)
	@$(MAKE) --no-print-directory B=$(B)/dist/oxt GIVEN=$(B)/dist/program PLATFORMS="$(DIST_PLATFORMS)" \
	  $(B)/dist/oxt/gongkai-$(VERSION).oxt
	mv $(B)/dist/oxt/gongkai-$(VERSION).oxt $(B)/dist/gongkai-$(VERSION).oxt
	sh addin/portable/needs.sh $(B)/dist/program

# Compiles with another compiler into a folder of its own; warnings are the native build's business.
dist-%:
	sh addin/portable/libxml2.sh $(TRIPLE_$*) $(D)/libxml2-$*
	@$(MAKE) --no-print-directory B=$(D)/$* PLATFORM=$* CC=$(TRIPLE_$*)-gcc TRIPLE=$(TRIPLE_$*) WARN= \
	  XML_CFLAGS="-I$(D)/libxml2-$*/include/libxml2 -DLIBXML_STATIC" XML_LIBS=$(D)/libxml2-$*/lib/libxml2.a \
	  UNO_CFLAGS="$(if $(findstring Windows,$*),-isystem $(D)/Windows-sdk -DWNT -DCPPU_ENV=mscx,-DLINUX -DUNX -DCPPU_ENV=gcc3) \
	    -isystem $(SDK_INCLUDE)" \
	  portable-library

dist-Windows_x86_64: $(D)/Windows-sdk/sal/types.h
# The SDK's headers know Microsoft's compiler only, and hold the sizes of this machine's types.
$(D)/Windows-sdk/sal/types.h:
	@mkdir -p $(@D)
	sed 's/^#if defined(_MSC_VER)$$/#if defined(_MSC_VER) || defined(__MINGW32__)/' $(SDK_INCLUDE)/sal/types.h > $@
	sed 's/SIZEOFLONG 8/SIZEOFLONG 4/' $(SDK_INCLUDE)/sal/typesizes.h > $(@D)/typesizes.h

.PHONY: portable-library
PORTABLE = $(B)/../program/$(PLATFORM)/$(if $(findstring Windows,$(PLATFORM)),gongkai.dll,libgongkai.so)
portable-library: $(call obj,$(ENGINE) $(UNO) $(CALC))
	@mkdir -p $(dir $(PORTABLE))
	@sh addin/portable/stubs.sh $(TRIPLE) $(B)/stubs $^
	$(Q)$(CC) -shared -s $(BOUND) -Wl,--exclude-libs,ALL -o $(PORTABLE) $^ -L$(B)/stubs -luno_cppu -luno_sal $(XML_LIBS) \
	  $(if $(findstring Windows,$(PLATFORM)),-static-libgcc,-Wl,-z$(comma)defs) -lm
comma := ,
