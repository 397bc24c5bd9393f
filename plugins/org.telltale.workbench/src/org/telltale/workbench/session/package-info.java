/** The open case, as views and commands see it: work in jobs, an immutable picture of the case, one shared selection. */
package org.telltale.workbench.session;
