/**
 * Connections over time: the data of the time graph at any zoom, and JFreeChart charts of it that screen and report share.
 * Knows no case; casework fills it.
 */
package org.telltale.timeline;
