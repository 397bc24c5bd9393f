/**
 * The custody journal: an append-only text file, one canonical JSON line an entry, each line holding the digest of the one before.
 * A bare chain can be rewritten whole; only a signed or time-stamped head, or the database's copy, shows that.
 */
package org.telltale.store.journal;
