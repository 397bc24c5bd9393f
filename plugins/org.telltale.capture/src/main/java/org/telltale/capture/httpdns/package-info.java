/** Names that stand in HTTP requests and answers instead of DNS (HTTPDNS): in a parameter beside a literal address. Used by {@code http1}. */
package org.telltale.capture.httpdns;
