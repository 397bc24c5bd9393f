/**
 * The keys of an encrypted case (docs/formats/encryption.md): a random master key, wrapped by one made of the password, and what is derived from it for
 * the database, the vault, the columns and the journal. Nobody below {@code store.cases} and outside of it sees the master key.
 */
package org.telltale.store.keys;
