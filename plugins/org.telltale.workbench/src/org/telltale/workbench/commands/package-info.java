/** Handlers of the commands that plugin.xml names. Each calls casework through the session's jobs. */
package org.telltale.workbench.commands;
