/**
 * Images in the Expert Witness Compression Format (EWF-E01, EWF-S01), of one segment file or several, at random. Called
 * by {@code walk} for a single file, and by who has all the segments.
 */
package org.telltale.container.ewf;
