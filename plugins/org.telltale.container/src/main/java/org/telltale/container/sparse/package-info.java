/** Android sparse images (AOSP system/core/libsparse/sparse_format.h). Called by {@code walk}. */
package org.telltale.container.sparse;
