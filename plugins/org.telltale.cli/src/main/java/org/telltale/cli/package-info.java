/** The command line: one class a command, on a plain class path, without OSGi. {@link org.telltale.cli.Main} starts it. */
package org.telltale.cli;
