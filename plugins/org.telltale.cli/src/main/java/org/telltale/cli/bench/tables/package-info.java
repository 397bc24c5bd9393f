/** How fast tables of who is behind an address are read, and asked. The command {@code bench tables} calls it. */
package org.telltale.cli.bench.tables;
