package org.telltale.firmware;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A DEX file of version 035 with a string table, and one method of the class that the first string names. */
final class DexBuilder {

	private DexBuilder() {
	}

	/** The first string is a class descriptor, the second the name of a method of it. */
	static byte[] of(String... strings) {
		int ids = 0x70;
		int types = ids + 4 * strings.length;
		int methods = types + 4;
		LittleEndian file = new LittleEndian().put(0, "dex\n035\0".getBytes(StandardCharsets.US_ASCII))
				.u32(0x24, 0x70).u32(0x28, 0x12345678).u32(0x38, strings.length).u32(0x3c, ids).u32(0x40, 1).u32(0x44, types)
				.u32(0x58, 1).u32(0x5c, methods).u32(types, 0).u16(methods, 0).u16(methods + 2, 0).u32(methods + 4, 1);
		for (int i = 0; i < strings.length; i++) {
			byte[] text = strings[i].getBytes(StandardCharsets.UTF_8);
			file.u32(ids + 4 * i, file.length()).add((byte) text.length).add(text).add((byte) 0);
		}
		return file.u32(0x20, file.length()).bytes();
	}

	static byte[] spying() {
		return of(List.of("Landroid/telephony/TelephonyManager;", "getDeviceId", "https://api.vendor.example/v1/sync?imei=", "java.lang.String",
				"Lcom/vendor/net;", "push.vendor.test", "10.0.0.1:8080").toArray(String[]::new));
	}
}
