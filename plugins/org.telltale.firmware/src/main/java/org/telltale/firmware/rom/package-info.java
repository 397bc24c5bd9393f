/** What a ROM says by itself: defaults of its settings and texts of consent (docs/formats/rom-defaults.md). For this module. */
package org.telltale.firmware.rom;
