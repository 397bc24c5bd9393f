/**
 * The charts of a case, drawn by JFreeChart in one style. Report and workbench draw the same figures: the one as vectors, the other as pixels. Each has a text that says the
 * same for who cannot see it. Their words are in {@code messages.properties}, one file a language.
 */
package org.telltale.timeline.chart;
