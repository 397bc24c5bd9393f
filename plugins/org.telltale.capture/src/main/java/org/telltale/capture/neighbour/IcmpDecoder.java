package org.telltale.capture.neighbour;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.IpAddress;

/** ICMP (RFC 792) and ICMPv6 (RFC 4443): errors, and neighbour discovery (RFC 4861). Everything else is left to the caller. */
public final class IcmpDecoder {

	private static final int SOURCE_OPTION = 1;
	private static final int TARGET_OPTION = 2;

	private IcmpDecoder() {
	}

	/**
	 * Where a message stands.
	 *
	 * @param bytes the array that holds it
	 * @param start its first byte
	 * @param end behind its last captured byte
	 * @param frameStart where the frame starts in the array, or -1 if the array is no frame
	 * @param depth encapsulation depth
	 */
	public record Place(byte[] bytes, int start, int end, int frameStart, int depth) {

		private int offset(int at) {
			return frameStart < 0 ? -1 : at - frameStart;
		}
	}

	/** The error at {@code place}; empty if it is none, or quotes less than a header. */
	public static Optional<IcmpError> error(Place place, int version, IpAddress reporter) {
		byte[] b = place.bytes();
		int at = place.start();
		int quoted = at + 8;
		int header = version == 4 ? 20 : 40;
		if (place.end() - quoted < header || !isError(version, b[at] & 0xff) || b[quoted] >> 4 != version) {
			return Optional.empty();
		}
		int size = version == 4 ? 4 : 16;
		int addresses = quoted + (version == 4 ? 12 : 8);
		int protocol = b[quoted + (version == 4 ? 9 : 6)] & 0xff;
		int ports = quoted + (version == 4 ? (b[quoted] & 15) * 4 : 40);
		boolean later = version == 4 && ((b[quoted + 6] & 0x1f) != 0 || b[quoted + 7] != 0);
		boolean known = (protocol == 6 || protocol == 17) && !later && place.end() - ports >= 4;
		return Optional.of(new IcmpError(reporter, version, b[at] & 0xff, b[at + 1] & 0xff, place.depth(),
				IpAddress.of(Arrays.copyOfRange(b, addresses, addresses + size)),
				IpAddress.of(Arrays.copyOfRange(b, addresses + size, addresses + 2 * size)), protocol, known ? u16(b, ports) : -1,
				known ? u16(b, ports + 2) : -1, place.offset(quoted)));
	}

	private static boolean isError(int version, int type) {
		return version == 4 ? type == 3 || type == 4 || type == 5 || type == 11 || type == 12 : type >= 1 && type <= 4;
	}

	/** Whether ICMPv6's type is one of neighbour discovery, redirects included. */
	public static boolean isDiscovery(int type) {
		return type >= 133 && type <= 137;
	}

	/**
	 * What a message of neighbour discovery says of a link-layer address; empty if it says nothing.
	 *
	 * @param source the IPv6 source address
	 * @param sourceStart where that stands in the array
	 */
	public static Optional<NeighbourMessage> discovery(Place place, IpAddress source, int sourceStart) {
		int at = place.start();
		int type = place.end() - at < 8 ? 0 : place.bytes()[at] & 0xff;
		boolean nameless = source.hex().equals("0".repeat(32));
		return switch (type) {
			case 133 -> said(place, NeighbourMessage.Kind.ROUTER_SOLICITATION, sourceStart, at + 8, SOURCE_OPTION, nameless);
			case 134 -> said(place, NeighbourMessage.Kind.ROUTER_ADVERTISEMENT, sourceStart, at + 16, SOURCE_OPTION, nameless);
			case 135 -> said(place, NeighbourMessage.Kind.NEIGHBOUR_SOLICITATION, sourceStart, at + 24, SOURCE_OPTION, nameless);
			case 136 -> said(place, NeighbourMessage.Kind.NEIGHBOUR_ADVERTISEMENT, at + 8, at + 24, TARGET_OPTION, false);
			default -> Optional.empty();
		};
	}

	/** RFC 4861 section 4.6.1: the option that names the link-layer address. */
	private static Optional<NeighbourMessage> said(Place place, NeighbourMessage.Kind kind, int address, int options, int wanted, boolean nameless) {
		byte[] b = place.bytes();
		int option = options;
		while (!nameless && place.end() - option >= 8) {
			int length = 8 * (b[option + 1] & 0xff);
			if (length == 0 || length > place.end() - option) {
				return Optional.empty();
			}
			if (b[option] == wanted) {
				return Optional.of(new NeighbourMessage(kind, place.depth(), IpAddress.of(Arrays.copyOfRange(b, address, address + 16)),
						mac(b, option + 2), place.offset(address), place.offset(option + 2)));
			}
			option += length;
		}
		return Optional.empty();
	}

	static long mac(byte[] b, int at) {
		return (long) u16(b, at) << 32 | (long) u16(b, at + 2) << 16 | u16(b, at + 4);
	}

	private static int u16(byte[] b, int at) {
		return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
	}
}
