/** SMTP, POP3 and IMAP (RFC 5321, 1939, 9051): commands and replies, the messages that they carry, their MIME parts (RFC 2045). */
package org.telltale.capture.mail;
