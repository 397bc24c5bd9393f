/**
 * A read-only reader of SQLite 3 database files (https://www.sqlite.org/fileformat2.html), written for evidence: it
 * opens nothing for writing, takes no lock, replays nothing, and tells for each value the bytes that hold it. Committed
 * frames of a write-ahead log beside the file are laid over it, as SQLite would read them. Everything in the files is
 * taken as made by an adversary: page numbers, lengths, counts and depths are compared with what is there first.
 */
package org.telltale.handset.sqlite;
