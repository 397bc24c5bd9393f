package org.telltale.capture.frame;

import java.util.Optional;

/**
 * An interface that frames came from: a pcap file's only one, or an Interface Description Block (draft-ietf-opsawg-pcapng
 * section 4.2). Texts are what the file says, empty if it says nothing.
 *
 * @param number from 0 over the whole file, as {@link Frame#source} names it
 * @param section from 0
 * @param linkType LINKTYPE
 * @param snapLength most bytes captured of a frame; 0 for no limit
 * @param name {@code if_name}
 * @param description {@code if_description}
 * @param os {@code if_os}
 * @param hardware {@code if_hardware}
 * @param filter {@code if_filter}, if it is text
 * @param mac {@code if_MACaddr} as twelve hexadecimal digits
 * @param addresses {@code if_IPv4addr}, {@code if_IPv6addr} as {@code address/prefix}, in the file's order, joined by SP
 * @param resolution {@code if_tsresol}; 6 (microseconds) where not said
 * @param offsetSeconds {@code if_tsoffset}
 * @param fcsBytes length of the frame check sequence, 0 if none or not said
 */
public record CaptureSource(int number, int section, int linkType, long snapLength, String name, String description, String os,
		String hardware, String filter, Optional<String> mac, String addresses, int resolution, long offsetSeconds, int fcsBytes) {

	/** What a pcap file's header says. */
	static CaptureSource ofFile(int linkType, long snapLength, int fcsBytes) {
		return new CaptureSource(0, 0, linkType, snapLength, "", "", "", "", "", Optional.empty(), "", 6, 0, fcsBytes);
	}
}
