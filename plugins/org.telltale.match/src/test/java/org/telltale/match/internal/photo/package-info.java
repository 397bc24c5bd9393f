/** Tests of the comparison of pictures. */
package org.telltale.match.internal.photo;
