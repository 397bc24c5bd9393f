/** Optimised DEX files of Dalvik (AOSP 4.4 dalvik/libdex/DexFile.h), which 2014's firmware keeps beside empty packages. Called by {@code walk}. */
package org.telltale.container.odex;
