/** The sealed disclosure file of a public report, read by the rules of {@code docs/formats/masking.md}. For this module. */
package org.telltale.seal.masking;
