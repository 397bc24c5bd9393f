package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.tls.TlsWire.clientHello;
import static org.telltale.capture.tls.TlsWire.extension;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsMemoryTest {

	private final TlsMemory memory = new TlsMemory();

	private static TlsMessage read(byte[] hello) {
		return TlsDecoder.decode(TlsDecoder.CLIENT_HELLO, Arrays.copyOfRange(hello, 4, hello.length)).orElseThrow();
	}

	private List<CertificateSeen> chain(List<byte[]> shown) {
		return KnownCertificates.chain(memory.certificates.of(shown));
	}

	@Test
	void aCertificateSeenBeforeSaysTheSameInAnyChain() {
		List<byte[]> shown = List.of(CertificateDecoderTest.LEAF, CertificateDecoderTest.ROOT);
		for (int time = 0; time < 3; time++) {
			assertEquals(CertificateDecoder.chain(shown), chain(shown));
			assertEquals(CertificateDecoder.chain(shown.reversed()), chain(shown.reversed()));
			assertEquals(Optional.empty(), chain(List.of(CertificateDecoderTest.LEAF)).getFirst().issuedBy());
		}
		assertEquals(2, memory.certificates.size());
	}

	@Test
	void oneBitMakesAnotherCertificate() {
		byte[] changed = CertificateDecoderTest.LEAF.clone();
		changed[changed.length - 1] ^= 1;
		String first = memory.certificates.of(CertificateDecoderTest.LEAF).seen().sha256();
		assertNotEquals(first, memory.certificates.of(changed).seen().sha256());
	}

	@Test
	void manyOrLargeCertificatesDoNotFillMemory() {
		for (int i = 0; i < 3000; i++) {
			memory.certificates.of(new byte[] { 0x30, 2, (byte) (i >> 8), (byte) i });
		}
		int before = memory.certificates.size();
		assertTrue(before <= 1024, "remembered: " + before);
		byte[] large = Arrays.copyOf(CertificateDecoderTest.ROOT, 100_000);
		memory.certificates.of(large);
		assertEquals(before, memory.certificates.size());
		assertEquals(CertificateDecoder.chain(List.of(large)), chain(List.of(large)));
	}

	/** A handshake message holds so many certificates of no bytes (RFC 5246 section 7.4.2): three bytes of the list's length, then three of each one's. */
	@Test
	void messageFullOfEmptyCertificatesTakesNoLongerThanTheirNumber() {
		byte[] body = new byte[Handshakes.MAX_MESSAGE];
		int list = body.length - 3;
		body[0] = (byte) (list >> 16);
		body[1] = (byte) (list >> 8);
		body[2] = (byte) list;
		List<KnownCertificates.Known> shown = memory.certificates.of(TlsDecoder.certificates(body));
		assertEquals(list / 3, shown.size());
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		List<CertificateSeen> told = List.of();
		for (int time = 0; time < 40; time++) {
			told = KnownCertificates.chain(shown);
		}
		long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
		assertEquals(list / 3, told.size());
		assertTrue(told.stream().allMatch(one -> one.issuedBy().isEmpty()));
		assertEquals(1, memory.certificates.size());
		assertTrue(millis < 10_000, "CPU time: " + millis + " ms");
	}

	@Test
	void helloWithManyNumbersIsNotRemembered() {
		byte[] signatures = new byte[2 + 2000];
		signatures[0] = (byte) (2000 >> 8);
		signatures[1] = (byte) 2000;
		TlsMessage large = read(clientHello(0x1301, extension(13, signatures)));
		assertEquals(1000, large.signatures().size());
		assertEquals(new KnownFingerprints.Client(ClientFingerprint.ja3(large), ClientFingerprint.ja4(large, false)), memory.fingerprints.client(large));
		assertEquals(0, memory.fingerprints.size());
		memory.fingerprints.client(read(clientHello(0x1301)));
		assertEquals(1, memory.fingerprints.size());
	}

	@Test
	void fingerprintsAreThoseOfTheHelloAtHand() {
		byte[][] hellos = { clientHello(0x009c), clientHello(0x1301), clientHello(0x009c, extension(23, new byte[0])),
				clientHello(0x009c, extension(16, new byte[] { 0, 3, 2, 'h', '2' })), clientHello(0x009c, extension(16, new byte[] { 0, 3, 2, 'h', '3' })) };
		for (int time = 0; time < 2; time++) {
			for (byte[] hello : hellos) {
				TlsMessage message = read(hello);
				KnownFingerprints.Client known = memory.fingerprints.client(message);
				assertEquals(ClientFingerprint.ja3(message), known.ja3());
				assertEquals(ClientFingerprint.ja4(message, false), known.ja4());
				assertEquals(ClientFingerprint.ja3s(message), memory.fingerprints.server(message));
			}
		}
	}
}
