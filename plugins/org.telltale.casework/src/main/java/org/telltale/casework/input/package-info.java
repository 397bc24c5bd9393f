/** Reads the examiner's input files (runs, claims; docs/formats) into the case model. Bad input gives problems that name the place. */
package org.telltale.casework.input;
