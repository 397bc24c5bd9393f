/**
 * Connections over time: flows in lanes as data for any zoom, and what the charts in {@code chart} are made of. Knows no case; casework fills it.
 */
package org.telltale.timeline;
