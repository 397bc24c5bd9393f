package org.telltale.capture.tls;

/** Names of algorithms in certificates, by their object identifiers (RFC 3279, RFC 4055, RFC 5480, RFC 5758, RFC 8410). Stateless. */
final class Algorithms {

	private Algorithms() {
	}

	/** A signature algorithm; the identifier itself if it is not known. */
	static String signature(String id) {
		return switch (id) {
			case "1.2.840.113549.1.1.2" -> "MD2withRSA";
			case "1.2.840.113549.1.1.4" -> "MD5withRSA";
			case "1.2.840.113549.1.1.5", "1.3.14.3.2.29" -> "SHA1withRSA";
			case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
			case "1.2.840.113549.1.1.11" -> "SHA256withRSA";
			case "1.2.840.113549.1.1.12" -> "SHA384withRSA";
			case "1.2.840.113549.1.1.13" -> "SHA512withRSA";
			case "1.2.840.113549.1.1.14" -> "SHA224withRSA";
			case "1.2.840.10040.4.3" -> "SHA1withDSA";
			case "2.16.840.1.101.3.4.3.2" -> "SHA256withDSA";
			case "1.2.840.10045.4.1" -> "SHA1withECDSA";
			case "1.2.840.10045.4.3.1" -> "SHA224withECDSA";
			case "1.2.840.10045.4.3.2" -> "SHA256withECDSA";
			case "1.2.840.10045.4.3.3" -> "SHA384withECDSA";
			case "1.2.840.10045.4.3.4" -> "SHA512withECDSA";
			case "1.3.101.112" -> "Ed25519";
			case "1.3.101.113" -> "Ed448";
			case "1.2.156.10197.1.501" -> "SM3withSM2";
			default -> id;
		};
	}

	/** A key's algorithm; the identifier itself if it is not known. */
	static String key(String id) {
		return switch (id) {
			case "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10" -> "RSA";
			case "1.2.840.10040.4.1" -> "DSA";
			case "1.2.840.10045.2.1" -> "EC";
			case "1.3.101.110" -> "X25519";
			case "1.3.101.112" -> "Ed25519";
			case "1.3.101.113" -> "Ed448";
			default -> id;
		};
	}

	/** A curve; the identifier itself if it is not known. */
	static String curve(String id) {
		return switch (id) {
			case "1.2.840.10045.3.1.7" -> "P-256";
			case "1.3.132.0.34" -> "P-384";
			case "1.3.132.0.35" -> "P-521";
			case "1.3.132.0.33" -> "P-224";
			case "1.3.132.0.10" -> "secp256k1";
			case "1.2.156.10197.1.301" -> "SM2";
			default -> id;
		};
	}
}
