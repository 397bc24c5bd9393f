/**
 * Sets of files that are read as one capture ({@code docs/formats/derivation.md}, Sets): frames are numbered and bytes are placed over the
 * whole set while it is read, and said in their own file when a line is written. Sees only base, frame and layer; anybody may call it.
 */
package org.telltale.capture.set;
