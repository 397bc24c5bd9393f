/** Names that stand in HTTP requests and answers instead of DNS (HTTPDNS): in a parameter beside a literal address. Used by {@code http1} and {@code http2}. */
package org.telltale.capture.httpdns;
