/** Tests of the guessers. */
package org.telltale.match.internal.decode;
