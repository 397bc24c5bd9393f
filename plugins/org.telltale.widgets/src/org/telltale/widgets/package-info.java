/** Reusable SWT widgets that know no case: anybody with a display may use them. */
package org.telltale.widgets;
