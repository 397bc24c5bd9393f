/**
 * What is looked for and the forms in which it may stand: {@link org.telltale.match.exhibit.Sought} in,
 * {@link org.telltale.match.exhibit.Variant} and {@link org.telltale.match.exhibit.Strength} out. Everyone may call it.
 */
package org.telltale.match.exhibit;
