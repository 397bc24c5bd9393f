/**
 * What a search could not look into, counted: {@link org.telltale.match.coverage.Unsearched} for each flow, direction and
 * {@link org.telltale.match.coverage.Lack}. Everyone may call it.
 */
package org.telltale.match.coverage;
