/**
 * The custody journal: an append-only text file, one canonical JSON line an entry, each line holding the digest of the one before; encrypted, line by
 * line, in an encrypted case ({@link org.telltale.store.journal.LineForm}). A bare chain can be rewritten whole; only a signed head
 * ({@link org.telltale.store.journal.SignedHead}), or the database's copy, shows that.
 */
package org.telltale.store.journal;
