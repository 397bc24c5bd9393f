/** Tests of the search. */
package org.telltale.match.internal.search;
