/**
 * Frames of pcap and pcapng files, compressed or not, in one pass, and what the files say beside them, with the digests of the same bytes. Above {@code codec} alone.
 */
package org.telltale.capture.frame;
