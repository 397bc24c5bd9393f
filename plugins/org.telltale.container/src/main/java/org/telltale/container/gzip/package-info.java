/** Single files wrapped by gzip (RFC 1952). Called by {@code walk}. */
package org.telltale.container.gzip;
