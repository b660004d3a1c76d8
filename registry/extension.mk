# The extension: $(EXT) is the .oxt unpacked. Whatever lies in registry/ is packed as it is; .xcu and .xcs files and a
# help folder are listed in the manifest. Packs are the folders of sheets/ that hold a pack.xml. `include`d by the
# Makefile.
EXT := $(B)/ext
PLATFORM ?= Linux_$(patsubst aarch64,AARCH64,$(shell uname -m))
REGISTRY := $(filter-out %.mk registry/gongkai.components,$(sort $(shell find registry -type f)))
PACKS := sheets/pack.rng $(shell find $(dir $(wildcard sheets/*/pack.xml)) -type f)

# The library of each platform stands in $(GIVEN); only this machine's is built here.
PLATFORMS ?= $(PLATFORM)
GIVEN ?= $(B)/program
LIBRARIES = $(foreach p,$(PLATFORMS),$(GIVEN)/$p/$(if $(findstring Windows,$p),gongkai.dll,libgongkai.so))
$(eval $(call program,$(B)/program/$(PLATFORM)/libgongkai.so,$(ENGINE) $(UNO) $(CALC),\
  $(SHARED) $(UNO_LIBS) $(XML_LIBS) -lm))

# The interface of the functions is made from their table.
IDL := $(shell find idl -name '*.idl')
$(call keep,$(B)/made/idl.list,$(IDL))
$(B)/types.rdb: $(IDL) $(B)/tools/make_idl $(B)/made/idl.list
	rm -rf $(B)/idl && cp -r idl $(B)/idl
	$(B)/tools/make_idl > $(B)/idl/org/gongkai/XFunctions.idl
	$(SDK)/bin/unoidl-write $(LO)/program/types.rdb $(LO)/program/types/offapi.rdb $(B)/idl $@

# The templates of the packs for all departments.
TEMPLATES := $(patsubst sheets/%/pack.xml,$(B)/template/%.ots,$(wildcard sheets/cn-*/pack.xml))
$(B)/template/%.ots: $(B)/gongkai $(PACKS)
	@mkdir -p $(@D)
	$(B)/gongkai template --pack sheets/$* --force --output $@

$(call keep,$(B)/made/extension.list,$(TEMPLATES) $(LIBRARIES) $(REGISTRY) $(PACKS))
$(B)/gongkai-$(VERSION).oxt: $(TEMPLATES) $(LIBRARIES) $(B)/types.rdb $(B)/tools/make_registry $(B)/tools/make_manifest \
    $(REGISTRY) $(PACKS) LICENSE description.xml registry/gongkai.components registry/extension.mk $(B)/made/extension.list
	rm -rf $(EXT) $@
	mkdir -p $(EXT)/META-INF $(EXT)/program $(EXT)/description
	cp --parents $(PACKS) $(EXT)
	cd registry && cp --parents $(patsubst registry/%,%,$(REGISTRY)) $(abspath $(EXT))
	cp LICENSE $(EXT)/description
	mkdir -p $(EXT)/template/gongkai && cp $(TEMPLATES) $(EXT)/template/gongkai
	cp $(B)/types.rdb $(EXT)
	for l in $(LIBRARIES); do \
	  p=$(EXT)/program/$$(basename $$(dirname $$l)) && mkdir $$p && cp $$l $$p && \
	  sed "s/@LIBRARY@/$$(basename $$l)/" registry/gongkai.components > $$p/gongkai.components || exit 1; done
	sed 's/@VERSION@/$(VERSION)/' description.xml > $(EXT)/description.xml
	for f in Accelerators Addons CalcAddIns CalcWindowState; do \
	  $(B)/tools/make_registry $$f.xcu > $(EXT)/$$f.xcu || exit 1; done
	cd $(EXT) && $(abspath $(B))/tools/make_manifest $$(find * -name '*.rdb' -o -name '*.components' -o -name '*.xcs' \
	  -o -name '*.xcu' -o -path help) > META-INF/manifest.xml
	cd $(EXT) && zip -q -X -r $(abspath $@) .
