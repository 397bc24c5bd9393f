/** Strings in files, and the indicators in strings. For this module; other modules may use the values. */
package org.telltale.firmware.text;
