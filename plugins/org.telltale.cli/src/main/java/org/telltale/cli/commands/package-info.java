/** The commands, one class each; a class says with annotations what it takes, and calls casework, report and seal. */
package org.telltale.cli.commands;
