/** The attached facts and their manifest, read by the rules of {@code docs/formats/facts.md}. For this module. */
package org.telltale.seal.facts;
