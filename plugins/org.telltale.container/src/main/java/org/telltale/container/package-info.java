/**
 * Random-access reading of evidence that holds other evidence: sources of bytes that know where in the image they
 * are stored, entries of containers, and the budgets that bound what hostile input can cost. Everyone may call it.
 * The formats are in packages of their own; {@code walk} ties them together.
 */
package org.telltale.container;
