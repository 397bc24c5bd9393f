package org.telltale.capture.dns;

/** Takes the parts of a record's content in order. Names are Wireshark's; places count from the message's first byte. */
interface RecordSink {

	/** A number. */
	void number(String name, int place, int length, long value);

	/** A domain name. */
	void name(String name, int place, int length, String value);

	/** A value in words. */
	void word(String name, int place, int length, String value);

	/** Characters, which may be any bytes. */
	void text(String name, int place, int length);

	/** Bytes. @param base64 whether zone files write them so, else in hexadecimal */
	void bytes(String name, int place, int length, boolean base64);

	/** A service parameter (RFC 9460 section 2.2). @param value empty if it has none */
	void parameter(int key, int place, int length, String value);
}
