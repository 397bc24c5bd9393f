package org.telltale.capture.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.Talk;

class PushProtocolTest {

	private static Optional<String> out(int port, String bytes) {
		return new Talk(port).out(bytes).read().of(FlowRecord.class).getFirst().protocol().filter(name -> !name.startsWith("unknown"));
	}

	@Test
	void shapesAreNamed() {
		assertEquals(Optional.of("mipush"), out(5222, "\u00c2\u00fe\0\u0005\0\0\066\0\u0002"));
		assertEquals(Optional.of("mcs"), out(5228, "\u0029\u0002\u0010"));
		assertEquals(Optional.of("whatsapp"), out(443, "WA\u0005\u0002\0\0"));
		assertEquals(Optional.of("whatsapp"), out(5222, "ED\0\u0001WA\u0006\u0003"));
		assertEquals(Optional.of("mtproto"), out(443, "\u00ee\u00ee\u00ee\u00ee\u0028\0\0\0"));
		assertEquals(Optional.of("mipush"), new Talk(5222).in("\u00c2\u00fe\0\u0005\0\0\066").read().of(FlowRecord.class).getFirst().protocol());
	}

	@Test
	void textThatBeginsAlikeIsNotNamed() {
		assertEquals(Optional.empty(), out(9999, "WAIT for it"));
		assertEquals(Optional.empty(), out(9999, "EDIT this"));
		assertEquals(Optional.empty(), out(9999, "\u0029\u0002\u0010"));
		assertEquals(Optional.empty(), out(9999, "\u00ee\u00ee\u00ee\u00eeaaaa"));
		assertEquals(Optional.empty(), out(9999, "\u00c2\u00fe\0\u0005zzzz"));
	}

	@Test
	void everyByteIsOfferedWhateverIsCutOrChanged() {
		new Talk(5222).out("\u00c2\u00fe\0\u0005\0\0\0\u0006abcdef1234").in("\u00c2\u00fe\0\u0005\0\0\0\u0002ab1234").hostile();
	}
}
