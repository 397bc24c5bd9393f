package org.telltale.capture.dns;

/** The words for numbers of DNS (IANA "Domain Name System (DNS) Parameters"). Stateless. */
public final class DnsNames {

	private DnsNames() {
	}

	/** The usual name of a record type, {@code TYPEn} where there is none here (RFC 3597 section 5). */
	public static String type(int type) {
		return switch (type) {
			case 1 -> "A";
			case 2 -> "NS";
			case 5 -> "CNAME";
			case 6 -> "SOA";
			case 10 -> "NULL";
			case 12 -> "PTR";
			case 13 -> "HINFO";
			case 14 -> "MINFO";
			case 15 -> "MX";
			case 16 -> "TXT";
			case 17 -> "RP";
			case 18 -> "AFSDB";
			case 28 -> "AAAA";
			case 29 -> "LOC";
			case 33 -> "SRV";
			case 35 -> "NAPTR";
			case 36 -> "KX";
			case 37 -> "CERT";
			case 39 -> "DNAME";
			case 41 -> "OPT";
			case 43 -> "DS";
			case 44 -> "SSHFP";
			case 46 -> "RRSIG";
			case 47 -> "NSEC";
			case 48 -> "DNSKEY";
			case 49 -> "DHCID";
			case 50 -> "NSEC3";
			case 51 -> "NSEC3PARAM";
			case 52 -> "TLSA";
			case 53 -> "SMIMEA";
			case 59 -> "CDS";
			case 60 -> "CDNSKEY";
			case 61 -> "OPENPGPKEY";
			case 64 -> "SVCB";
			case 65 -> "HTTPS";
			case 99 -> "SPF";
			case 108 -> "EUI48";
			case 109 -> "EUI64";
			case 250 -> "TSIG";
			case 251 -> "IXFR";
			case 252 -> "AXFR";
			case 255 -> "ANY";
			case 256 -> "URI";
			case 257 -> "CAA";
			default -> "TYPE" + type;
		};
	}

	/** The usual name of a response code (RFC 6895 section 2.3), {@code RCODEn} where there is none here. */
	public static String rcode(int rcode) {
		return switch (rcode) {
			case 0 -> "NOERROR";
			case 1 -> "FORMERR";
			case 2 -> "SERVFAIL";
			case 3 -> "NXDOMAIN";
			case 4 -> "NOTIMP";
			case 5 -> "REFUSED";
			case 6 -> "YXDOMAIN";
			case 7 -> "YXRRSET";
			case 8 -> "NXRRSET";
			case 9 -> "NOTAUTH";
			case 10 -> "NOTZONE";
			case 16 -> "BADVERS";
			case 23 -> "BADCOOKIE";
			default -> "RCODE" + rcode;
		};
	}

	/** The usual name of an operation code (RFC 6895 section 2.2). */
	static String opcode(int opcode) {
		return switch (opcode) {
			case 0 -> "QUERY";
			case 1 -> "IQUERY";
			case 2 -> "STATUS";
			case 4 -> "NOTIFY";
			case 5 -> "UPDATE";
			case 6 -> "DSO";
			default -> "OPCODE" + opcode;
		};
	}

	/** The usual name of a class (RFC 1035 section 3.2.4, RFC 2136 section 1.3), {@code CLASSn} where there is none here. */
	static String recordClass(int number) {
		return switch (number) {
			case 1 -> "IN";
			case 3 -> "CH";
			case 4 -> "HS";
			case 254 -> "NONE";
			case 255 -> "ANY";
			default -> "CLASS" + number;
		};
	}

	/** The key of a service parameter (RFC 9460 section 14.3.2). */
	static String serviceKey(int key) {
		return switch (key) {
			case 0 -> "mandatory";
			case 1 -> "alpn";
			case 2 -> "no-default-alpn";
			case 3 -> "port";
			case 4 -> "ipv4hint";
			case 5 -> "ech";
			case 6 -> "ipv6hint";
			case 7 -> "dohpath";
			case 8 -> "ohttp";
			default -> "key" + key;
		};
	}

	/** The usual name of an EDNS option (RFC 6891 section 9 and its registry). */
	static String option(int code) {
		return switch (code) {
			case 3 -> "NSID";
			case 5 -> "DAU";
			case 6 -> "DHU";
			case 7 -> "N3U";
			case 8 -> "CLIENT-SUBNET";
			case 9 -> "EXPIRE";
			case 10 -> "COOKIE";
			case 11 -> "TCP-KEEPALIVE";
			case 12 -> "PADDING";
			case 13 -> "CHAIN";
			case 14 -> "KEY-TAG";
			case 15 -> "EXTENDED-ERROR";
			default -> "OPT" + code;
		};
	}
}
