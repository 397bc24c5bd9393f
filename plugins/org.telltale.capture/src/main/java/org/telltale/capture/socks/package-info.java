/** SOCKS 4, 4a and 5 (RFC 1928, RFC 1929): whom a proxy was asked to connect to. What follows is recognised anew. */
package org.telltale.capture.socks;
