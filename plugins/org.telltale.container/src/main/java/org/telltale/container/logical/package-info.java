/** Logical partitions in a super image (AOSP system/core/fs_mgr/liblp/include/liblp/metadata_format.h). Called by {@code walk}. */
package org.telltale.container.logical;
