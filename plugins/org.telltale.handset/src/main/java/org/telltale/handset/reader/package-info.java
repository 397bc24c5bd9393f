/**
 * The door to the handset's files: recognises one by its content and reads it. Files are read inside the worker and by
 * tests; what kind a file's first bytes tell, casework asks too.
 */
package org.telltale.handset.reader;
