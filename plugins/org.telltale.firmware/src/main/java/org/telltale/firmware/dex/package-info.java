/** Dalvik executables (Dalvik Executable format 035 to 041): string and method tables. For this module. */
package org.telltale.firmware.dex;
