/**
 * Frames of pcap and pcapng files in one pass, with the digests of the same bytes. Bottom of the module.
 */
package org.telltale.capture.frame;
