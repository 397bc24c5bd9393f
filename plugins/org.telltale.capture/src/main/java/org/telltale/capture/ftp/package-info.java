/** FTP's control connections (RFC 959, RFC 2428): commands, replies, where the data connections are announced. */
package org.telltale.capture.ftp;
