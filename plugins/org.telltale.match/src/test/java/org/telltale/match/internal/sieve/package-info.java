/** Tests of the sieves. */
package org.telltale.match.internal.sieve;
