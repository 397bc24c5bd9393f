/**
 * Opens firmware: what partitions, files and packages an image holds and which endpoints, numbers and interfaces they
 * name, as records with provenance. Allocated files only; strings are read, code is not. Callers use
 * {@link org.telltale.firmware.FirmwareReader}.
 */
package org.telltale.firmware;
