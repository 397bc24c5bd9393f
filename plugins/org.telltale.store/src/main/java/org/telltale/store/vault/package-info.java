/** Evidence on the disk, named by its SHA-256 and never changed. Names found in evidence are text here, never paths. */
package org.telltale.store.vault;
