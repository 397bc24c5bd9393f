/** Capture files: link layers, pcap and pcapng writers; for this module only. */
package org.telltale.sample.internal.capture;
