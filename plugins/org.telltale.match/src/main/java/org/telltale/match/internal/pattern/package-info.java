/**
 * Exhibits turned into what a searcher can look for: byte patterns, numbers, files; with the chance of each to be met
 * where it does not belong ({@link org.telltale.match.internal.pattern.ChanceModel}). For the matcher alone.
 */
package org.telltale.match.internal.pattern;
