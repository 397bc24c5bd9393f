/** Tests of the workbench as a person uses it: under a real display, with X events. */
package org.telltale.workbench.tests;
