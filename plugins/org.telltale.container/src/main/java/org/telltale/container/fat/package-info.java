/**
 * File systems with a file allocation table: FAT12, FAT16 and FAT32 with long names (Microsoft, "FAT: General Overview of
 * On-Disk Format", version 1.03) and exFAT ("exFAT file system specification", revision 1.00). What was deleted is counted,
 * not listed. Called by {@code walk}.
 */
package org.telltale.container.fat;
