package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/** Bytes written as {@code 0x41, 0x42} or {@code \x41 \x42}: at least eight. {@code \x41\x42} without separators is an escaped text, and taken for a list only if it is none. */
final class HexListGuesser implements Guesser {

	private static final int FEWEST = 8;

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		scan(site, '0', site.glance().first(Glance.HEX_LIST), found);
		scan(site, '\\', site.glance().first(Glance.HEX_ESCAPE), found);
	}

	private static void scan(Site site, char prefix, int first, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = first;
		while (at < bytes.length) {
			at = item(bytes, at, prefix) > 0 ? list(site, at, prefix, found) : at + 1;
		}
	}

	/** Bytes of the item at {@code at}; 0 if there is none. */
	private static int item(byte[] bytes, int at, char prefix) {
		boolean there = bytes[at] == prefix && at + 2 < bytes.length
				&& (bytes[at + 1] == 'x' || bytes[at + 1] == 'X' && prefix == '0') && Ascii.hex(bytes[at + 2]) >= 0;
		if (!there) {
			return 0;
		}
		int digits = 1;
		while (digits < 3 && Ascii.isHex(bytes, at + 2 + digits, 1)) {
			digits++;
		}
		return prefix == '0' ? digits < 3 ? 2 + digits : 0 : digits < 2 ? 0 : 4;
	}

	private static int list(Site site, int from, char prefix, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		byte[] out = new byte[64];
		SegmentMap map = new SegmentMap(1, 1);
		int count = 0;
		int end = from;
		int at = from;
		boolean separated = false;
		int size = item(bytes, at, prefix);
		while (size > 0) {
			if (count == out.length) {
				out = Arrays.copyOf(out, count * 2);
			}
			map.startAt(count, at);
			out[count++] = (byte) Ascii.number(bytes, at + 2, size - 2);
			end = at + size;
			at = end;
			while (at < bytes.length && ",; \t\r\n".indexOf(bytes[at]) >= 0) {
				at++;
			}
			size = at < bytes.length ? item(bytes, at, prefix) : 0;
			separated |= size > 0 && at > end;
		}
		boolean worth = count >= FEWEST && (separated || prefix == '0' || Wanted.isNoText(out, 0, count));
		if (worth && site.take(from, end, count)) {
			map.startAt(count, end);
			found.accept(site.layer().child("hex.list", Json.object().put("prefix", prefix + "x"), List.of(new ByteRange(from, end - from)), map,
					"hex", Arrays.copyOf(out, count)));
		}
		return end;
	}
}
