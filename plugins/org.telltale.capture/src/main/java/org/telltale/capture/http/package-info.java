/** What all versions of HTTP share (RFC 9110): transactions, content codings, parts, files. Used by {@code http1} and {@code http2}. */
package org.telltale.capture.http;
