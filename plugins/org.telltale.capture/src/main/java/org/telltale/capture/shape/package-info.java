/**
 * What is named by its shape and not read: protocols over UDP whose contents are encrypted or of no use here, and bytes of no
 * known protocol, by the frequencies of their values. All of it is offered and counted like unknown bytes.
 */
package org.telltale.capture.shape;
