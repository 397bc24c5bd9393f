/**
 * Evidence on the disk, named by its SHA-256 (in an encrypted case by a code of it) and never changed. Names found in evidence are text here, never paths.
 */
package org.telltale.store.vault;
