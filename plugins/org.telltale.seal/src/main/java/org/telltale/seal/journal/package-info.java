/** The journal that a report carries, read and held against itself by docs/formats/journal.md. For this module. */
package org.telltale.seal.journal;
