package org.telltale.capture.dns;

import java.util.Optional;

/**
 * The parts of a record type's content, one letter each: {@code 1}, {@code 2}, {@code 4} numbers of so many bytes, {@code N}
 * name, {@code S} character-string (length and bytes), {@code C} the same as a bare word, {@code *} any number of those, {@code R} all that is left as
 * characters, {@code H} and {@code B} all that is left as bytes in hexadecimal or Base64, {@code Y} a record type, {@code T} a
 * moment (RFC 4034 section 3.1.5), {@code M} a map of types (RFC 4034 section 4.1.2), {@code X} a length and bytes in
 * hexadecimal, {@code W} the same in Base32 (RFC 5155 section 3.3).
 *
 * @param parts the letters
 * @param names Wireshark's name of each part
 */
record RecordLayout(String parts, String... names) {

	private static final RecordLayout KEY = new RecordLayout("211B", "dns.dnskey.flags", "dns.dnskey.protocol", "dns.dnskey.algorithm", "dns.dnskey.public_key");
	private static final RecordLayout SIGNER = new RecordLayout("211H", "dns.ds.key_id", "dns.ds.algorithm", "dns.ds.digest_type", "dns.ds.digest");
	private static final RecordLayout ASSOCIATION = new RecordLayout("111H", "dns.tlsa.certificate_usage", "dns.tlsa.selector", "dns.tlsa.matching_type",
			"dns.tlsa.certificate_association_data");
	private static final RecordLayout STRINGS = new RecordLayout("*", "dns.txt");

	/** The layout of a type; empty for those that have code of their own, and for unknown ones. */
	static Optional<RecordLayout> of(int type) {
		RecordLayout known = switch (type) {
			case 2 -> new RecordLayout("N", "dns.ns");
			case 3, 4, 7, 8, 9 -> new RecordLayout("N", "dns.mb");
			case 5 -> new RecordLayout("N", "dns.cname");
			case 6 -> new RecordLayout("NN44444", "dns.soa.mname", "dns.soa.rname", "dns.soa.serial_number", "dns.soa.refresh_interval",
					"dns.soa.retry_interval", "dns.soa.expire_limit", "dns.soa.minimum_ttl");
			case 12 -> new RecordLayout("N", "dns.ptr.domain_name");
			case 13 -> new RecordLayout("SS", "dns.hinfo.cpu", "dns.hinfo.os");
			case 14 -> new RecordLayout("NN", "dns.minfo.r", "dns.minfo.e");
			case 15 -> new RecordLayout("2N", "dns.mx.preference", "dns.mx.mail_exchange");
			case 16, 99 -> STRINGS;
			case 17 -> new RecordLayout("NN", "dns.rp.mailbox", "dns.rp.txt_rr");
			case 18 -> new RecordLayout("2N", "dns.afsdb.subtype", "dns.afsdb.hostname");
			case 33 -> new RecordLayout("222N", "dns.srv.priority", "dns.srv.weight", "dns.srv.port", "dns.srv.target");
			case 35 -> new RecordLayout("22SSSN", "dns.naptr.order", "dns.naptr.preference", "dns.naptr.flags", "dns.naptr.service",
					"dns.naptr.regex", "dns.naptr.replacement");
			case 36 -> new RecordLayout("2N", "dns.kx.preference", "dns.kx.key_exchange");
			case 37 -> new RecordLayout("221B", "dns.cert.type", "dns.cert.key_tag", "dns.cert.algorithm", "dns.cert.certificate");
			case 39 -> new RecordLayout("N", "dns.dname");
			default -> later(type);
		};
		return known.parts.isEmpty() ? Optional.empty() : Optional.of(known);
	}

	private static RecordLayout later(int type) {
		return switch (type) {
			case 43, 59 -> SIGNER;
			case 44 -> new RecordLayout("11H", "dns.sshfp.algorithm", "dns.sshfp.fingerprint.type", "dns.sshfp.fingerprint");
			case 46 -> new RecordLayout("Y114TT2NB", "dns.rrsig.type_covered", "dns.rrsig.algorithm", "dns.rrsig.labels", "dns.rrsig.original_ttl",
					"dns.rrsig.signature_expiration", "dns.rrsig.signature_inception", "dns.rrsig.key_tag", "dns.rrsig.signers_name", "dns.rrsig.signature");
			case 47 -> new RecordLayout("NM", "dns.nsec.next_domain_name", "dns.nsec.types");
			case 48, 60 -> KEY;
			case 49 -> new RecordLayout("B", "dns.dhcid.rdata");
			case 50 -> new RecordLayout("112XWM", "dns.nsec3.algo", "dns.nsec3.flags", "dns.nsec3.iterations", "dns.nsec3.salt_value",
					"dns.nsec3.hash_value", "dns.nsec3.types");
			case 51 -> new RecordLayout("112X", "dns.nsec3.algo", "dns.nsec3.flags", "dns.nsec3.iterations", "dns.nsec3.salt_value");
			case 52, 53 -> ASSOCIATION;
			case 61 -> new RecordLayout("B", "dns.openpgpkey");
			case 108 -> new RecordLayout("H", "dns.eui48");
			case 109 -> new RecordLayout("H", "dns.eui64");
			case 256 -> new RecordLayout("22R", "dns.uri.priority", "dns.uri.weight", "dns.uri.target");
			case 257 -> new RecordLayout("1CR", "dns.caa.flags", "dns.caa.tag", "dns.caa.value");
			default -> new RecordLayout("");
		};
	}
}
