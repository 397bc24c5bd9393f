/** Tests of the readers of formats. */
package org.telltale.match.internal.format;
