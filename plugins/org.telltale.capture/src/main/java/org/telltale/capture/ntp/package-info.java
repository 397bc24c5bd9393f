/** Network time (RFC 5905): what a server said the time was, beside the capture's own clock. */
package org.telltale.capture.ntp;
