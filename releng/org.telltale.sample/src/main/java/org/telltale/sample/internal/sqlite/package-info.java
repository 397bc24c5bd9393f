/** A small writer of SQLite 3 database files, and the databases of the synthetic handset; for this module only. */
package org.telltale.sample.internal.sqlite;
